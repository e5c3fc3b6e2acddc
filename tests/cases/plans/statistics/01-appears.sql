--- before

--- after
CREATE TABLE t (
    a integer,
    b integer,
    c integer
);
CREATE STATISTICS s ON a, b FROM t;

--- plan
CREATE TABLE IF NOT EXISTS t (
    a integer,
    b integer,
    c integer
);
CREATE STATISTICS IF NOT EXISTS s ON a, b FROM t;
--- undo
DROP TABLE IF EXISTS t;
