--- before
CREATE TABLE t (
    a integer NOT NULL,
    b integer NOT NULL,
    c integer
);
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (a, b);

--- after
CREATE TABLE t (
    a integer NOT NULL,
    b integer NOT NULL,
    c integer
);
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (b, a);

--- plan
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'k' AND pg_get_constraintdef(oid) <> 'PRIMARY KEY (b, a)') THEN
    ALTER TABLE t DROP CONSTRAINT k;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k') AND NOT indisvalid) THEN
    DROP INDEX k;
  END IF;
END $$;
-- committed
SELECT 'CREATE UNIQUE INDEX CONCURRENTLY k ON t (b, a)'
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.k') AND indisvalid) \gexec
-- committed
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'k' AND contype = 'p') THEN
    ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY USING INDEX k;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'k' AND pg_get_constraintdef(oid) <> 'PRIMARY KEY (a, b)') THEN
    ALTER TABLE t DROP CONSTRAINT k;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'k' AND contype = 'p') THEN
    ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (a, b);
  END IF;
END $$;
