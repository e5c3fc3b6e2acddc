--- before
CREATE TABLE t (
    a integer
);
CREATE POLICY p ON t USING (a > 1) WITH CHECK (a > 2);

--- after
CREATE TABLE t (
    a integer
);
CREATE POLICY p ON t TO pg_monitor USING (a > 1) WITH CHECK (a > 2);

--- plan
ALTER POLICY p ON t TO pg_monitor;
--- undo
ALTER POLICY p ON t TO PUBLIC;
