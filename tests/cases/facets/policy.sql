--- given
CREATE TABLE t (a integer);
--- appears
CREATE POLICY p ON t USING (a > 0);
--- using
ALTER POLICY p ON t USING (a > 1);
--- with check
ALTER POLICY p ON t WITH CHECK (a > 2);
--- roles
ALTER POLICY p ON t TO pg_monitor;
--- permissive
DROP POLICY p ON t;
CREATE POLICY p ON t AS RESTRICTIVE TO pg_monitor USING (a > 1) WITH CHECK (a > 2);
--- command
DROP POLICY p ON t;
CREATE POLICY p ON t AS RESTRICTIVE FOR UPDATE TO pg_monitor USING (a > 1) WITH CHECK (a > 2);
--- comment
COMMENT ON POLICY p ON t IS 'one';
--- without owner: a policy belongs to whom its table belongs
--- goes
DROP POLICY p ON t;
