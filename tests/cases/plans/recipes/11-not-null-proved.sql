--- backfill t.b: 'none'
--- before
CREATE TABLE t (a integer, b text);
INSERT INTO t SELECT i, CASE WHEN i % 2 = 0 THEN 'x' END FROM generate_series(1, 11000) i;

--- after
CREATE TABLE t (a integer, b text NOT NULL);

--- plan
DO $$
BEGIN
  LOOP
    UPDATE t SET b = 'none' WHERE b IS NULL
      AND ctid = ANY (ARRAY(SELECT ctid FROM t WHERE b IS NULL LIMIT 5000));
    EXIT WHEN NOT FOUND;
    COMMIT;
  END LOOP;
END $$;
-- committed
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
--- not undone
the nulls of t.b
