--- before

--- after
CREATE TABLE t (
    a integer,
    b integer
);
ALTER TABLE t ALTER COLUMN a SET STATISTICS 0;
CREATE TABLE below (c integer) INHERITS (t);

--- plan
CREATE TABLE IF NOT EXISTS t (
    a integer,
    b integer
);
ALTER TABLE ONLY t ALTER COLUMN a SET STATISTICS 0;
CREATE TABLE IF NOT EXISTS below (
    c integer
) INHERITS (t);
--- undo
DROP TABLE IF EXISTS below;
DROP TABLE IF EXISTS t;
