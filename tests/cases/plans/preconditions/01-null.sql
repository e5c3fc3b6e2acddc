--- nulls t.b: 0
--- before
CREATE TABLE t (a integer PRIMARY KEY, b text);

--- rows
INSERT INTO t VALUES (1, 'x'), (2, NULL), (3, NULL);

--- in the way
rows are in the way, and nothing was changed:
  t.b must have a value: 2 in the way

--- after
CREATE TABLE t (a integer PRIMARY KEY, b text NOT NULL);

--- preconditions
t.b must have a value: SELECT * FROM t WHERE b IS NULL
  unless EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b' AND attnotnull)
--- plan
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b' AND attnotnull) OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_b_present')) THEN
    ALTER TABLE t ADD CONSTRAINT t_b_present CHECK (b IS NOT NULL) NOT VALID;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_b_present') THEN
    ALTER TABLE t VALIDATE CONSTRAINT t_b_present;
  END IF;
END $$;
-- committed
ALTER TABLE t ALTER COLUMN b SET NOT NULL;
ALTER TABLE t DROP CONSTRAINT IF EXISTS t_b_present;
--- undo
ALTER TABLE t ALTER COLUMN b DROP NOT NULL;
