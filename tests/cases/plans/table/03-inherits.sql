--- before
CREATE TABLE parent (
    a integer,
    b text
);
CREATE TABLE t (
    a integer,
    b text
) INHERITS (parent);

--- after
CREATE TABLE t (
    a integer,
    b text
);

--- plan
ALTER TABLE t NO INHERIT parent;
DROP TABLE IF EXISTS parent;
--- undo
CREATE TABLE IF NOT EXISTS parent (
    a integer,
    b text
);
ALTER TABLE t INHERIT parent;
--- not undone
the rows of parent
