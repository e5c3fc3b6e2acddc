--- before
CREATE TABLE one (id integer NOT NULL, k integer NOT NULL, v text, CONSTRAINT one_pkey PRIMARY KEY (id, k)) PARTITION BY RANGE (k);
CREATE INDEX one_v_idx ON one (v);
CREATE TABLE part PARTITION OF one FOR VALUES FROM (1) TO (10);

--- after
CREATE TABLE one (id integer NOT NULL, k integer NOT NULL, v text, CONSTRAINT one_pkey PRIMARY KEY (id, k)) PARTITION BY RANGE (k);
CREATE INDEX one_v_idx ON one (v);
CREATE TABLE other (id integer NOT NULL, k integer NOT NULL, w integer DEFAULT 1) PARTITION BY LIST (k);
CREATE INDEX other_w_idx ON other (w);
CREATE TABLE part PARTITION OF other FOR VALUES IN (1, 2);

--- plan
CREATE TABLE IF NOT EXISTS other (
    id integer NOT NULL,
    k integer NOT NULL,
    w integer DEFAULT 1
) PARTITION BY LIST (k);
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.part') AND inhparent = to_regclass('public.one')) THEN
    ALTER TABLE one DETACH PARTITION part;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.part') AND inhparent = to_regclass('public.other')) OR EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.part') AND attname = 'w' AND NOT attisdropped)) THEN
    ALTER TABLE part ADD COLUMN w integer DEFAULT 1;
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS other_w_idx ON ONLY other (w);
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.part_w_idx') AND NOT indisvalid) THEN
    DROP INDEX part_w_idx;
  END IF;
END $$;
ALTER TABLE IF EXISTS part DROP CONSTRAINT IF EXISTS part_pkey;
-- committed
SELECT 'CREATE INDEX CONCURRENTLY part_w_idx ON part (w)'
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.part_w_idx') AND indisvalid) \gexec
-- committed
DROP INDEX IF EXISTS part_v_idx;
ALTER TABLE IF EXISTS part DROP COLUMN IF EXISTS v;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.part') AND inhparent = to_regclass('public.other')) THEN
    ALTER TABLE other ATTACH PARTITION part FOR VALUES IN (1, 2);
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.part') AND inhparent = to_regclass('public.other')) THEN
    ALTER TABLE other DETACH PARTITION part;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.part') AND inhparent = to_regclass('public.one')) OR EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.part') AND attname = 'v' AND NOT attisdropped)) THEN
    ALTER TABLE part ADD COLUMN v text;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.part') AND conname = 'part_pkey' AND contype = 'p') THEN
    ALTER TABLE part ADD CONSTRAINT part_pkey PRIMARY KEY (id, k);
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS part_v_idx ON part (v);
DROP INDEX IF EXISTS part_w_idx;
ALTER TABLE IF EXISTS part DROP COLUMN IF EXISTS w;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.part') AND inhparent = to_regclass('public.one')) THEN
    ALTER TABLE one ATTACH PARTITION part FOR VALUES FROM (1) TO (10);
  END IF;
END $$;
DROP TABLE IF EXISTS other;
--- not undone
the values of part.v
