--- given
CREATE SCHEMA funcs;
CREATE FUNCTION w() RETURNS bigint LANGUAGE internal AS 'window_row_number';
--- appears
CREATE FUNCTION f(a integer) RETURNS SETOF integer LANGUAGE sql AS 'SELECT 1';
--- arguments
DROP FUNCTION f;
CREATE FUNCTION f(b integer) RETURNS SETOF integer LANGUAGE sql AS 'SELECT 1';
--- arguments
CREATE OR REPLACE FUNCTION f(b integer DEFAULT 1) RETURNS SETOF integer LANGUAGE sql AS 'SELECT 1';
--- returns
SET check_function_bodies = off;
DROP FUNCTION f;
CREATE FUNCTION f(b integer DEFAULT 1) RETURNS SETOF bigint LANGUAGE sql AS 'SELECT 1';
--- body
SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION f(b integer DEFAULT 1) RETURNS SETOF bigint LANGUAGE sql AS 'SELECT 2';
--- language
SET check_function_bodies = off;
CREATE OR REPLACE FUNCTION f(b integer DEFAULT 1) RETURNS SETOF bigint LANGUAGE plpgsql AS 'SELECT 2';
--- volatility
ALTER FUNCTION f STABLE;
--- security
ALTER FUNCTION f SECURITY DEFINER;
--- strict
ALTER FUNCTION f STRICT;
--- leakproof
ALTER FUNCTION f LEAKPROOF;
--- parallel
ALTER FUNCTION f PARALLEL RESTRICTED;
--- cost
ALTER FUNCTION f COST 5;
--- rows
ALTER FUNCTION f ROWS 5;
--- settings
ALTER FUNCTION f SET search_path = funcs;
--- options
DROP FUNCTION w;
CREATE FUNCTION w() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number';
--- comment
COMMENT ON FUNCTION f IS 'one';
--- owner
ALTER FUNCTION f OWNER TO pg_monitor;
--- goes
DROP FUNCTION f;
