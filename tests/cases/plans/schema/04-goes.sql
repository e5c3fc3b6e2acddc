--- before
CREATE SCHEMA s;
CREATE TABLE s.t (a integer);

--- after

--- plan
DROP TABLE IF EXISTS s.t;
DROP SCHEMA IF EXISTS s;
--- undo
CREATE SCHEMA IF NOT EXISTS s;
CREATE TABLE IF NOT EXISTS s.t (
    a integer
);
--- not undone
the rows of s.t
