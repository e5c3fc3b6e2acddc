--- backfill t.a: (SELECT 'x')
--- backfill t.b: (SELECT 'y')
--- before
CREATE DOMAIN "x""dom" AS text;
CREATE TABLE t (
    id integer PRIMARY KEY,
    a "x""dom",
    b text
);

--- rows
INSERT INTO t VALUES (1, NULL, NULL);

--- after
CREATE DOMAIN "x""dom" AS text;
CREATE TABLE t (
    id integer PRIMARY KEY,
    a "x""dom" NOT NULL,
    b text NOT NULL
);

--- plan
DO $$
BEGIN
  LOOP
    UPDATE t SET a = COALESCE(a, ((SELECT 'x'))::"x""dom"), b = COALESCE(b, ((SELECT 'y'))::text) WHERE ((a IS NULL AND ((SELECT 'x')) IS NOT NULL) OR (b IS NULL AND ((SELECT 'y')) IS NOT NULL))
      AND ctid = ANY (ARRAY(SELECT ctid FROM t WHERE ((a IS NULL AND ((SELECT 'x')) IS NOT NULL) OR (b IS NULL AND ((SELECT 'y')) IS NOT NULL)) LIMIT 5000));
    EXIT WHEN NOT FOUND;
    COMMIT;
  END LOOP;
END $$;
-- committed
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND attnotnull) OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a_present')) THEN
    ALTER TABLE t ADD CONSTRAINT t_a_present CHECK (a IS NOT NULL) NOT VALID;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b' AND attnotnull) OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_b_present')) THEN
    ALTER TABLE t ADD CONSTRAINT t_b_present CHECK (b IS NOT NULL) NOT VALID;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a_present') THEN
    ALTER TABLE t VALIDATE CONSTRAINT t_a_present;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_b_present') THEN
    ALTER TABLE t VALIDATE CONSTRAINT t_b_present;
  END IF;
END $$;
-- committed
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
ALTER TABLE t DROP CONSTRAINT IF EXISTS t_a_present;
ALTER TABLE t ALTER COLUMN b SET NOT NULL;
ALTER TABLE t DROP CONSTRAINT IF EXISTS t_b_present;
--- undo
ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
ALTER TABLE t ALTER COLUMN b DROP NOT NULL;
--- not undone
the nulls of t.a
the nulls of t.b
