--- before
CREATE TABLE t (
    a integer
);
CREATE POLICY p ON t TO pg_monitor USING (a > 1) WITH CHECK (a > 2);

--- after
CREATE TABLE t (
    a integer
);
CREATE POLICY p ON t AS RESTRICTIVE TO pg_monitor USING (a > 1) WITH CHECK (a > 2);

