--- before

--- after
CREATE TABLE t (
    a integer,
    b integer,
    c integer
);
CREATE STATISTICS s ON a, b FROM t;

