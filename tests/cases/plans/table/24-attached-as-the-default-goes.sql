--- before
CREATE TABLE whole (k integer NOT NULL) PARTITION BY LIST (k);
CREATE TABLE rest PARTITION OF whole DEFAULT;
CREATE TABLE loose (k integer NOT NULL);

--- after
CREATE TABLE whole (k integer NOT NULL) PARTITION BY LIST (k);
CREATE TABLE rest (k integer NOT NULL);
CREATE TABLE loose PARTITION OF whole DEFAULT;
CREATE TABLE one PARTITION OF whole FOR VALUES IN (1);

--- plan
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.rest') AND inhparent = to_regclass('public.whole')) THEN
    ALTER TABLE whole DETACH PARTITION rest;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.loose') AND inhparent = to_regclass('public.whole')) THEN
    ALTER TABLE whole ATTACH PARTITION loose DEFAULT;
  END IF;
END $$;
CREATE TABLE IF NOT EXISTS one (LIKE whole INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING STORAGE INCLUDING COMPRESSION);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.one') AND inhparent = to_regclass('public.whole')) THEN
    ALTER TABLE whole ATTACH PARTITION one FOR VALUES IN (1);
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.loose') AND inhparent = to_regclass('public.whole')) THEN
    ALTER TABLE whole DETACH PARTITION loose;
  END IF;
END $$;
DROP TABLE IF EXISTS one;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.rest') AND inhparent = to_regclass('public.whole')) THEN
    ALTER TABLE whole ATTACH PARTITION rest DEFAULT;
  END IF;
END $$;
