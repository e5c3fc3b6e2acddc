--- before

--- after
CREATE TABLE t (
    a integer,
    b text
);

--- plan
CREATE TABLE IF NOT EXISTS t (
    a integer,
    b text
);
--- undo
DROP TABLE IF EXISTS t;
