--- before
CREATE TABLE u (
    a integer,
    b integer,
    c integer
);
CREATE STATISTICS s (ndistinct) ON a, c FROM u;
ALTER STATISTICS s SET STATISTICS 500;
COMMENT ON STATISTICS s IS 'one';

--- after
CREATE TABLE u (
    a integer,
    b integer,
    c integer
);
CREATE STATISTICS s (ndistinct) ON a, c FROM u;
ALTER STATISTICS s SET STATISTICS 500;
ALTER STATISTICS s OWNER TO pg_monitor;
COMMENT ON STATISTICS s IS 'one';

--- plan
ALTER STATISTICS s OWNER TO pg_monitor;
--- undo
--- not undone
the owner of statistics s, which nothing had said
