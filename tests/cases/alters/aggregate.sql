--- given
CREATE TYPE "State" AS (n integer);
CREATE FUNCTION step("State", integer) RETURNS "State" LANGUAGE sql AS 'SELECT $1';
CREATE FUNCTION fin("State") RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION fin2("State") RETURNS text LANGUAGE sql AS 'SELECT 1::text';
--- appears
CREATE AGGREGATE "Agg"(integer) (SFUNC = step, STYPE = "State", FINALFUNC = fin);
CREATE AGGREGATE every_row(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '0');
--- option, stays
CREATE OR REPLACE AGGREGATE "Agg"(integer) (SFUNC = step, STYPE = "State", FINALFUNC = fin, INITCOND = '(1)', PARALLEL = SAFE);
--- name of an argument, stays
CREATE OR REPLACE AGGREGATE "Agg"(a integer) (SFUNC = step, STYPE = "State", FINALFUNC = fin, INITCOND = '(1)');
--- result
DROP AGGREGATE "Agg"(integer);
CREATE AGGREGATE "Agg"(a integer) (SFUNC = step, STYPE = "State", FINALFUNC = fin2, INITCOND = '(1)');
--- moving, stays
CREATE OR REPLACE AGGREGATE every_row(*) (SFUNC = int8inc, STYPE = bigint, INITCOND = '1');
--- goes
DROP AGGREGATE "Agg"(integer);
DROP AGGREGATE every_row(*);
