--- given
CREATE SCHEMA procs;
SET check_function_bodies = off;
--- appears
CREATE PROCEDURE f(a integer) LANGUAGE sql AS 'SELECT 1';
--- arguments
DROP PROCEDURE f;
CREATE PROCEDURE f(b integer) LANGUAGE sql AS 'SELECT 1';
--- body
CREATE OR REPLACE PROCEDURE f(b integer) LANGUAGE sql AS 'SELECT 2';
--- language
SET check_function_bodies = off;
CREATE OR REPLACE PROCEDURE f(b integer) LANGUAGE plpgsql AS 'SELECT 2';
--- security
ALTER PROCEDURE f SECURITY DEFINER;
--- settings
ALTER PROCEDURE f SET search_path = procs;
--- comment
COMMENT ON PROCEDURE f IS 'one';
--- owner
ALTER PROCEDURE f OWNER TO pg_monitor;
--- without returns: a procedure returns nothing
--- without volatility: the server refuses it for procedures
--- without strict: the server refuses it for procedures
--- without leakproof: the server refuses it for procedures
--- without parallel: the server refuses it for procedures
--- without cost: the server refuses it for procedures
--- without rows: the server refuses it for procedures
--- without options: WINDOW is refused for procedures, TRANSFORM needs an extension's language
--- goes
DROP PROCEDURE f;
