--- before
CREATE TABLE t (
    a integer,
    b text
);

--- after
CREATE TYPE ty AS (a integer, b text);
CREATE TABLE t OF ty;

