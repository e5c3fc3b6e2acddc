--- before
CREATE TABLE u (
    a integer,
    b integer,
    c integer
);
CREATE STATISTICS s (ndistinct) ON a, c FROM u;
ALTER STATISTICS s SET STATISTICS 500;

--- after
CREATE TABLE u (
    a integer,
    b integer,
    c integer
);
CREATE STATISTICS s (ndistinct) ON a, c FROM u;
ALTER STATISTICS s SET STATISTICS 500;
COMMENT ON STATISTICS s IS 'one';

--- plan
COMMENT ON STATISTICS s IS 'one';
--- undo
COMMENT ON STATISTICS s IS NULL;
