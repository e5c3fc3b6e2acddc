--- before
CREATE TABLE parent (a integer);

--- after
CREATE TABLE parent (b integer GENERATED ALWAYS AS IDENTITY, c integer, CONSTRAINT positive CHECK (c > 0));
CREATE TABLE child (d integer) INHERITS (parent);
COMMENT ON COLUMN child.c IS 'from above';
COMMENT ON CONSTRAINT positive ON child IS 'from above, too';

--- plan
ALTER TABLE parent ADD COLUMN IF NOT EXISTS b integer GENERATED ALWAYS AS IDENTITY;
ALTER TABLE parent ADD COLUMN IF NOT EXISTS c integer;
CREATE TABLE IF NOT EXISTS child (
    d integer
) INHERITS (parent);
COMMENT ON COLUMN child.c IS 'from above';
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.parent') AND conname = 'positive' AND contype = 'c') THEN
    ALTER TABLE parent ADD CONSTRAINT positive CHECK (c > 0) NOT VALID;
  END IF;
END $$;
ALTER TABLE IF EXISTS parent DROP COLUMN IF EXISTS a;
-- committed
ALTER TABLE parent VALIDATE CONSTRAINT positive;
-- committed
COMMENT ON CONSTRAINT positive ON child IS 'from above, too';
--- undo
ALTER TABLE parent ADD COLUMN IF NOT EXISTS a integer;
ALTER TABLE IF EXISTS parent DROP CONSTRAINT IF EXISTS positive;
ALTER TABLE IF EXISTS parent DROP COLUMN IF EXISTS b;
DROP TABLE IF EXISTS child;
ALTER TABLE IF EXISTS parent DROP COLUMN IF EXISTS c;
--- not undone
the values of parent.a
