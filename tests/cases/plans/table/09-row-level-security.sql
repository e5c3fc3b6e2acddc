--- before
CREATE TABLE t (
    a integer,
    b text
);

--- after
CREATE TABLE t (
    a integer,
    b text
);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;

