--- before
CREATE TABLE t (
    a integer,
    b integer,
    c integer
);
CREATE STATISTICS s ON a, c FROM t;

--- after
CREATE TABLE t (
    a integer,
    b integer,
    c integer
);
CREATE STATISTICS s (ndistinct) ON a, c FROM t;

--- plan
DROP STATISTICS IF EXISTS s;
CREATE STATISTICS IF NOT EXISTS s (ndistinct) ON a, c FROM t;
--- undo
DROP STATISTICS IF EXISTS s;
CREATE STATISTICS IF NOT EXISTS s ON a, c FROM t;
