--- rows
INSERT INTO t VALUES ('a', 'b'), ('c', 'd');

--- before
CREATE TABLE t (a text NOT NULL, b text NOT NULL UNIQUE);

--- after
CREATE TABLE t (a text NOT NULL);

--- plan
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS t_b_key;
ALTER TABLE IF EXISTS t DROP COLUMN IF EXISTS b;
--- undo
ALTER TABLE t ADD COLUMN IF NOT EXISTS b text;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM t WHERE b IS NULL) THEN
    ALTER TABLE t ALTER COLUMN b SET NOT NULL;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_b_key' AND contype = 'u') THEN
    ALTER TABLE t ADD CONSTRAINT t_b_key UNIQUE (b);
  END IF;
END $$;
--- not undone
the values of t.b
column t.b: no longer not null
