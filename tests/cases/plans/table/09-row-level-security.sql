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

--- plan
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
--- undo
ALTER TABLE t DISABLE ROW LEVEL SECURITY;
