--- before
CREATE TABLE t (
    a integer,
    b text
);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;

--- after
CREATE TABLE t (
    a integer,
    b text
);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
ALTER TABLE t FORCE ROW LEVEL SECURITY;

