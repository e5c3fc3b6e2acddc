--- given
CREATE SCHEMA app;
CREATE TYPE "Role" AS ENUM ('a', 'b');
CREATE TYPE app."Mood" AS ENUM ('a', 'b');
CREATE TABLE t (a integer, b text);
--- appears
CREATE FUNCTION f(integer, r "Role" DEFAULT 'a'::"Role", VARIADIC moods app."Mood"[] DEFAULT '{}') RETURNS "Role" LANGUAGE sql AS 'SELECT r';
CREATE FUNCTION app."g h"(OUT x integer, OUT y "Role", INOUT z text) LANGUAGE plpgsql AS 'BEGIN x := 1; END';
CREATE FUNCTION rows_of(a integer) RETURNS TABLE (x integer, y "Role") LANGUAGE sql AS $$ SELECT a, 'a'::"Role" $$;
CREATE FUNCTION many() RETURNS SETOF app."Mood" LANGUAGE sql AS $$ SELECT 'a'::app."Mood" $$;
CREATE FUNCTION whole(t) RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t';
--- an argument gets a name, stays
CREATE OR REPLACE FUNCTION f(n integer, r "Role" DEFAULT 'a'::"Role", VARIADIC moods app."Mood"[] DEFAULT '{}') RETURNS "Role" LANGUAGE sql AS 'SELECT r';
--- another default, stays
CREATE OR REPLACE FUNCTION f(n integer, r "Role" DEFAULT 'b'::"Role", VARIADIC moods app."Mood"[] DEFAULT '{}') RETURNS "Role" LANGUAGE sql AS 'SELECT r';
--- a default more, stays
CREATE OR REPLACE FUNCTION f(n integer DEFAULT 1, r "Role" DEFAULT 'b'::"Role", VARIADIC moods app."Mood"[] DEFAULT '{}') RETURNS "Role" LANGUAGE sql AS 'SELECT r';
--- body with dollars, stays
CREATE OR REPLACE FUNCTION app."g h"(OUT x integer, OUT y "Role", INOUT z text) LANGUAGE plpgsql AS $body$
BEGIN
    x := 1;
    EXECUTE $$ SELECT 'it''s' $$;
END
$body$;
--- how it is called, stays
ALTER FUNCTION app."g h" STABLE STRICT SECURITY DEFINER COST 7 PARALLEL SAFE SET search_path = app, public;
ALTER FUNCTION app."g h" SET work_mem = '64MB';
ALTER FUNCTION many() ROWS 7 COST 3;
--- settings, stays
ALTER FUNCTION app."g h" RESET work_mem;
ALTER FUNCTION app."g h" SET search_path = '';
ALTER FUNCTION app."g h" SET "app.tenant" = 'it''s';
--- as usual, stays
ALTER FUNCTION app."g h" VOLATILE CALLED ON NULL INPUT SECURITY INVOKER COST 100 PARALLEL UNSAFE RESET ALL;
ALTER FUNCTION many() ROWS 1000 COST 100;
--- body and how it is called, stays
CREATE OR REPLACE FUNCTION app."g h"(OUT x integer, OUT y "Role", INOUT z text) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = app AS 'BEGIN x := 2; END';
--- other outputs
DROP FUNCTION app."g h";
CREATE FUNCTION app."g h"(OUT x integer, OUT why "Role", INOUT z text) LANGUAGE plpgsql AS 'BEGIN x := 2; END';
--- another table
DROP FUNCTION rows_of;
CREATE FUNCTION rows_of(a integer) RETURNS TABLE (x integer, y "Role", z text) LANGUAGE sql AS $$ SELECT a, 'a'::"Role", '' $$;
--- support, from 15
CREATE OR REPLACE FUNCTION f(n integer DEFAULT 1, r "Role" DEFAULT 'b'::"Role", VARIADIC moods app."Mood"[] DEFAULT '{}') RETURNS "Role" LANGUAGE sql SUPPORT text_starts_with_support AS 'SELECT r';
--- standard body, from 14, stays
CREATE OR REPLACE FUNCTION rows_of(a integer) RETURNS TABLE (x integer, y "Role", z text) LANGUAGE sql BEGIN ATOMIC SELECT a, 'a'::"Role", ''::text; END;
--- grants go along
GRANT EXECUTE ON FUNCTION whole(t) TO pg_monitor;
REVOKE EXECUTE ON FUNCTION whole(t) FROM PUBLIC;
--- grants stay, stays
CREATE OR REPLACE FUNCTION whole(t) RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t LIMIT 1';
--- quoted types go
DROP FUNCTION f;
DROP FUNCTION many;
