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

--- plan
CREATE TABLE IF NOT EXISTS u (
    a integer,
    b integer,
    c integer
);
DROP STATISTICS IF EXISTS s;
CREATE STATISTICS IF NOT EXISTS s (ndistinct) ON a, c FROM u;
DROP TABLE IF EXISTS t;
--- undo
CREATE TABLE IF NOT EXISTS t (
    a integer,
    b integer,
    c integer
);
DROP STATISTICS IF EXISTS s;
CREATE STATISTICS IF NOT EXISTS s (ndistinct) ON a, c FROM t;
DROP TABLE IF EXISTS u;
--- not undone
the rows of t
