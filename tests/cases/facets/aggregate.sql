--- given
--- appears
CREATE AGGREGATE g(integer) (SFUNC = int4pl, STYPE = integer);
--- arguments
DROP AGGREGATE g(integer);
CREATE AGGREGATE g(a integer) (SFUNC = int4pl, STYPE = integer);
--- options
DROP AGGREGATE g(integer);
CREATE AGGREGATE g(a integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0');
--- without parallel: it stands among the options
--- options
DROP AGGREGATE g(integer);
CREATE AGGREGATE g(a integer) (SFUNC = int4pl, STYPE = integer, INITCOND = '0', PARALLEL = SAFE);
--- comment
COMMENT ON AGGREGATE g(integer) IS 'one';
--- owner
ALTER AGGREGATE g(integer) OWNER TO pg_monitor;
--- without returns: it is what the functions among its options return
--- without body: it has none
--- without language: the server has one for all
--- without volatility: the server has one for all
--- without security: the server has one for all
--- without strict: the server has one for all
--- without leakproof: the server has one for all
--- without cost: the server has one for all
--- without rows: the server has one for all
--- without settings: the server has one for all
--- goes
DROP AGGREGATE g(integer);
