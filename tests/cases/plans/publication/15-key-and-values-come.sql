--- before
CREATE TABLE t (
    a integer NOT NULL,
    b date DEFAULT '2020-02-29'
);

--- after
CREATE TABLE t (
    a integer NOT NULL,
    b date DEFAULT '2020-02-29' NOT NULL
);
CREATE PUBLICATION p FOR TABLE t;

--- plan
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM t WHERE b IS NULL) THEN
    RETURN;
  END IF;
  LOOP
    UPDATE t SET b = '2020-02-29' WHERE b IS NULL
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
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_publication WHERE pubname = 'p') THEN
    CREATE PUBLICATION p FOR TABLE t;
  END IF;
END $$;
--- undo
ALTER TABLE t ALTER COLUMN b DROP NOT NULL;
DROP PUBLICATION IF EXISTS p;
--- not undone
the nulls of t.b
