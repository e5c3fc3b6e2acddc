--- before
SET check_function_bodies = off;
CREATE AGGREGATE g(a integer) (initcond = '0', parallel = safe, sfunc = int4pl, stype = integer);
COMMENT ON AGGREGATE g(integer) IS 'one';

--- after
SET check_function_bodies = off;
CREATE AGGREGATE g(a integer) (initcond = '0', parallel = safe, sfunc = int4pl, stype = integer);
ALTER AGGREGATE g(integer) OWNER TO pg_monitor;
COMMENT ON AGGREGATE g(integer) IS 'one';

--- plan
ALTER AGGREGATE g(integer) OWNER TO pg_monitor;
--- undo
--- not undone
the owner of aggregate g(integer), which nothing had said
