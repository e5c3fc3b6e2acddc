--- before
CREATE TABLE parent (a integer, b text);
CREATE TABLE child () INHERITS (parent);
CREATE TABLE goes () INHERITS (parent);
CREATE POLICY p ON child USING (a > 0);
CREATE POLICY p ON goes USING (a > 0);

--- after
CREATE TABLE parent (b text);
CREATE TABLE child () INHERITS (parent);
CREATE POLICY p ON child USING (b <> '');

--- plan
ALTER POLICY p ON child USING (b <> '');
DROP TABLE IF EXISTS goes;
ALTER TABLE IF EXISTS parent DROP COLUMN IF EXISTS a;
--- undo
ALTER TABLE parent ADD COLUMN IF NOT EXISTS a integer;
CREATE TABLE IF NOT EXISTS goes () INHERITS (parent);
ALTER POLICY p ON child USING (a > 0);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_policy WHERE polrelid = to_regclass('public.goes') AND polname = 'p') THEN
    CREATE POLICY p ON goes USING (a > 0);
  END IF;
END $$;
--- not undone
the rows of goes
the values of parent.a
