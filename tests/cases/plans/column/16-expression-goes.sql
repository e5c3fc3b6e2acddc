--- before
CREATE TABLE t (
    a integer,
    b integer GENERATED ALWAYS AS (a * 2) STORED
);

--- after
CREATE TABLE t (
    a integer,
    b integer
);

--- plan
ALTER TABLE t ALTER COLUMN b DROP EXPRESSION IF EXISTS;
--- undo
--- not undone
column t.b: generated is not set, not (a * 2) stored
