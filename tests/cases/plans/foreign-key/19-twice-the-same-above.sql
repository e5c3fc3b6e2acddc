--- before
CREATE TABLE p (id integer CONSTRAINT p_pkey PRIMARY KEY);
CREATE TABLE whole (k integer NOT NULL) PARTITION BY RANGE (k);
ALTER TABLE whole ADD CONSTRAINT first FOREIGN KEY (k) REFERENCES p (id);
ALTER TABLE whole ADD CONSTRAINT second FOREIGN KEY (k) REFERENCES p (id);

--- after
CREATE TABLE p (id integer CONSTRAINT p_pkey PRIMARY KEY);
CREATE TABLE whole (k integer NOT NULL) PARTITION BY RANGE (k);
ALTER TABLE whole ADD CONSTRAINT second FOREIGN KEY (k) REFERENCES p (id);
CREATE TABLE part PARTITION OF whole FOR VALUES FROM (1) TO (10);
COMMENT ON CONSTRAINT second ON part IS 'came from above';

--- plan
CREATE TABLE IF NOT EXISTS part (LIKE whole INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING STORAGE INCLUDING COMPRESSION);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.part') AND inhparent = to_regclass('public.whole')) THEN
    ALTER TABLE whole ATTACH PARTITION part FOR VALUES FROM (1) TO (10);
  END IF;
END $$;
COMMENT ON CONSTRAINT second ON part IS 'came from above';
ALTER TABLE IF EXISTS whole DROP CONSTRAINT IF EXISTS first;
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.whole') AND conname = 'first' AND contype = 'f') THEN
    ALTER TABLE whole ADD CONSTRAINT first FOREIGN KEY (k) REFERENCES p (id);
  END IF;
END $$;
DROP TABLE IF EXISTS part;
