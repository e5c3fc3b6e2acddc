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

