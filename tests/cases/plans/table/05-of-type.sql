--- before
CREATE TYPE ty AS (a integer, b text);
CREATE TABLE t OF ty;

--- after
CREATE TABLE t (
    a integer,
    b text
);

