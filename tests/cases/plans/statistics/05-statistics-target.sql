--- before
CREATE TABLE u (
    a integer,
    b integer,
    c integer
);
CREATE STATISTICS s (ndistinct) ON a, c FROM u;

--- after
CREATE TABLE u (
    a integer,
    b integer,
    c integer
);
CREATE STATISTICS s (ndistinct) ON a, c FROM u;
ALTER STATISTICS s SET STATISTICS 500;

--- plan
ALTER STATISTICS s SET STATISTICS 500;
--- undo
ALTER STATISTICS s SET STATISTICS -1;
