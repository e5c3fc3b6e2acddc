--- before
CREATE TABLE t (
    a integer,
    b text
);

--- after
CREATE TABLE parent (
    a integer,
    b text
);
CREATE TABLE t (
    a integer,
    b text
) INHERITS (parent);

--- plan
CREATE TABLE IF NOT EXISTS parent (
    a integer,
    b text
);
ALTER TABLE t INHERIT parent;
--- undo
ALTER TABLE t NO INHERIT parent;
DROP TABLE IF EXISTS parent;
