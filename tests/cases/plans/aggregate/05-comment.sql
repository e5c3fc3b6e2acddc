--- before
SET check_function_bodies = off;
CREATE AGGREGATE g(a integer) (initcond = '0', parallel = safe, sfunc = int4pl, stype = integer);

--- after
SET check_function_bodies = off;
CREATE AGGREGATE g(a integer) (initcond = '0', parallel = safe, sfunc = int4pl, stype = integer);
COMMENT ON AGGREGATE g(integer) IS 'one';

--- plan
COMMENT ON AGGREGATE g(integer) IS 'one';
--- undo
COMMENT ON AGGREGATE g(integer) IS NULL;
