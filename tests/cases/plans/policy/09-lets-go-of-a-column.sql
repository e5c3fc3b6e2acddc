--- before
CREATE TABLE t (a integer, b text, c text);
CREATE POLICY p ON t USING (a > 0) WITH CHECK (b <> '');

--- after
CREATE TABLE t (b text, c text);
CREATE POLICY p ON t USING (c <> '') WITH CHECK (b <> '');

--- plan
ALTER POLICY p ON t USING (c <> '');
ALTER TABLE IF EXISTS t DROP COLUMN IF EXISTS a;
--- undo
ALTER TABLE t ADD COLUMN IF NOT EXISTS a integer;
ALTER POLICY p ON t USING (a > 0);
--- not undone
the values of t.a
