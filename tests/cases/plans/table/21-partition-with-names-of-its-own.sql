--- before
CREATE TABLE t (
    a integer NOT NULL,
    b integer,
    CONSTRAINT t_pkey PRIMARY KEY (a)
) PARTITION BY LIST (a);
CREATE INDEX i ON t (b);

--- after
CREATE TABLE t (
    a integer NOT NULL,
    b integer,
    CONSTRAINT t_pkey PRIMARY KEY (a)
) PARTITION BY LIST (a);
CREATE INDEX i ON t (b);
CREATE TABLE first PARTITION OF t FOR VALUES IN (1);
ALTER TABLE first RENAME TO one;

--- plan
CREATE TABLE IF NOT EXISTS one (LIKE t INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING STORAGE INCLUDING COMPRESSION);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.one') AND inhparent = to_regclass('public.t')) THEN
    ALTER TABLE t ATTACH PARTITION one FOR VALUES IN (1);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.one') AND conname = 'first_pkey' AND contype = 'p') THEN
    ALTER TABLE one RENAME CONSTRAINT one_pkey TO first_pkey;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.first_b_idx') AND indrelid = to_regclass('public.one')) THEN
    ALTER INDEX one_b_idx RENAME TO first_b_idx;
  END IF;
END $$;
--- undo
DROP TABLE IF EXISTS one;
