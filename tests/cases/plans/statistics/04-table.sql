--- before
CREATE TABLE t (
    a integer,
    b integer,
    c integer
);
CREATE STATISTICS s (ndistinct) ON a, c FROM t;

--- after
CREATE TABLE u (
    a integer,
    b integer,
    c integer
);
CREATE STATISTICS s (ndistinct) ON a, c FROM u;

