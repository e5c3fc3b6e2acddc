--- before
CREATE SCHEMA s;

--- after
CREATE SCHEMA s;
CREATE TABLE whole (k integer NOT NULL, CONSTRAINT whole_pkey PRIMARY KEY (k)) PARTITION BY RANGE (k);
ALTER TABLE whole ADD CONSTRAINT positive CHECK (k > 0) NOT VALID;
CREATE TABLE one PARTITION OF whole DEFAULT;
ALTER TABLE one RENAME TO part;

--- plan
CREATE TABLE IF NOT EXISTS whole (
    k integer NOT NULL
) PARTITION BY RANGE (k);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.whole') AND conname = 'positive' AND contype = 'c') THEN
    ALTER TABLE whole ADD CONSTRAINT positive CHECK (k > 0) NOT VALID;
  END IF;
END $$;
CREATE TABLE IF NOT EXISTS part PARTITION OF whole (
    k NOT NULL
) DEFAULT;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.whole') AND conname = 'whole_pkey' AND contype = 'p') THEN
    ALTER TABLE ONLY whole ADD CONSTRAINT whole_pkey PRIMARY KEY (k);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.part') AND conname = 'one_pkey' AND contype = 'p') THEN
    ALTER TABLE part ADD CONSTRAINT one_pkey PRIMARY KEY (k);
  END IF;
END $$;
ALTER INDEX whole_pkey ATTACH PARTITION one_pkey;
--- undo
DROP TABLE IF EXISTS part;
DROP TABLE IF EXISTS whole;
