--- before
CREATE TABLE t (
    a integer NOT NULL,
    b integer NOT NULL,
    CONSTRAINT x PRIMARY KEY (a)
);

--- after
CREATE TABLE t (
    a integer NOT NULL,
    b integer NOT NULL,
    CONSTRAINT x PRIMARY KEY (a, b) DEFERRABLE
);
CREATE TABLE u (
    a integer,
    b integer
);
CREATE VIEW v AS SELECT a, b FROM t GROUP BY a, b;

--- plan
CREATE TABLE IF NOT EXISTS u (
    a integer,
    b integer
);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.v') AND relkind = 'v') THEN
    CREATE VIEW v AS
    SELECT t.a, t.b FROM t GROUP BY t.a, t.b;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND pg_get_constraintdef(oid) <> 'PRIMARY KEY (a, b) DEFERRABLE') THEN
    ALTER TABLE t DROP CONSTRAINT x;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.x') AND NOT indisvalid) THEN
    DROP INDEX x;
  END IF;
END $$;
-- committed
SELECT 'CREATE UNIQUE INDEX CONCURRENTLY x ON t (a, b)'
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.x') AND indisvalid) \gexec
-- committed
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND contype = 'p') THEN
    ALTER TABLE t ADD CONSTRAINT x PRIMARY KEY USING INDEX x DEFERRABLE;
  END IF;
END $$;
--- undo
DROP VIEW IF EXISTS v;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND pg_get_constraintdef(oid) <> 'PRIMARY KEY (a)') THEN
    ALTER TABLE t DROP CONSTRAINT x;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'x' AND contype = 'p') THEN
    ALTER TABLE t ADD CONSTRAINT x PRIMARY KEY (a);
  END IF;
END $$;
DROP TABLE IF EXISTS u;
