--- before
CREATE TABLE t (
    a integer
);
CREATE POLICY p ON t AS RESTRICTIVE FOR UPDATE TO pg_monitor USING (a > 1) WITH CHECK (a > 2);

--- after
CREATE TABLE t (
    a integer
);
CREATE POLICY p ON t AS RESTRICTIVE FOR UPDATE TO pg_monitor USING (a > 1) WITH CHECK (a > 2);
COMMENT ON POLICY p ON t IS 'one';

--- plan
COMMENT ON POLICY p ON t IS 'one';
--- undo
COMMENT ON POLICY p ON t IS NULL;
