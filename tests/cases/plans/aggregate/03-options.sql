--- before
SET check_function_bodies = off;
CREATE AGGREGATE g(a integer) (sfunc = int4pl, stype = integer);

--- after
SET check_function_bodies = off;
CREATE AGGREGATE g(a integer) (initcond = '0', sfunc = int4pl, stype = integer);

--- plan
CREATE OR REPLACE AGGREGATE g(a integer) (initcond = '0', sfunc = int4pl, stype = integer);
--- undo
CREATE OR REPLACE AGGREGATE g(a integer) (sfunc = int4pl, stype = integer);
