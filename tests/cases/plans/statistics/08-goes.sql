--- before
CREATE TABLE u (
    a integer,
    b integer,
    c integer
);
CREATE STATISTICS s (ndistinct) ON a, c FROM u;
ALTER STATISTICS s SET STATISTICS 500;
ALTER STATISTICS s OWNER TO pg_monitor;
COMMENT ON STATISTICS s IS 'one';

--- after

--- plan
DROP TABLE IF EXISTS u;
--- undo
CREATE TABLE IF NOT EXISTS u (
    a integer,
    b integer,
    c integer
);
CREATE STATISTICS IF NOT EXISTS s (ndistinct) ON a, c FROM u;
ALTER STATISTICS s SET STATISTICS 500;
ALTER STATISTICS s OWNER TO pg_monitor;
COMMENT ON STATISTICS s IS 'one';
--- not undone
the rows of u
