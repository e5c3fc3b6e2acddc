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

