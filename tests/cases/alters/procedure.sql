--- given
CREATE TYPE "Role" AS ENUM ('a', 'b');
--- appears
CREATE PROCEDURE "P"(a integer, INOUT b "Role" DEFAULT 'a'::"Role") LANGUAGE plpgsql AS 'BEGIN END';
--- body, stays
CREATE OR REPLACE PROCEDURE "P"(a integer, INOUT b "Role" DEFAULT 'a'::"Role") LANGUAGE plpgsql AS 'BEGIN COMMIT; END';
--- how it is called, stays
ALTER PROCEDURE "P" SECURITY DEFINER SET search_path = pg_catalog;
--- output called otherwise
DROP PROCEDURE "P";
CREATE PROCEDURE "P"(a integer, INOUT c "Role" DEFAULT 'a'::"Role") LANGUAGE plpgsql AS 'BEGIN END';
--- outputs, from 14
CREATE PROCEDURE q(a integer, OUT b integer) LANGUAGE plpgsql AS 'BEGIN b := a; END';
--- output of another name, from 14
DROP PROCEDURE q;
CREATE PROCEDURE q(a integer, OUT c integer) LANGUAGE plpgsql AS 'BEGIN c := a; END';
