--- given
CREATE TABLE t (a integer, b integer, c integer);
CREATE TABLE u (a integer, b integer, c integer);
--- appears
CREATE STATISTICS s ON a, b FROM t;
--- expressions
DROP STATISTICS s;
CREATE STATISTICS s ON a, c FROM t;
--- kinds
DROP STATISTICS s;
CREATE STATISTICS s (ndistinct) ON a, c FROM t;
--- table
DROP STATISTICS s;
CREATE STATISTICS s (ndistinct) ON a, c FROM u;
--- statistics target, from 13
ALTER STATISTICS s SET STATISTICS 500;
--- comment
COMMENT ON STATISTICS s IS 'one';
--- owner
ALTER STATISTICS s OWNER TO pg_monitor;
--- goes
DROP STATISTICS s;
