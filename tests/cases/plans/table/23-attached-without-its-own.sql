--- backfill part.k: 1
--- before
CREATE TABLE p (id integer CONSTRAINT p_pkey PRIMARY KEY);
CREATE TABLE whole (id integer NOT NULL, k integer NOT NULL, CONSTRAINT whole_pkey PRIMARY KEY (id, k), CONSTRAINT whole_id_fkey FOREIGN KEY (id) REFERENCES p (id)) PARTITION BY RANGE (k);
CREATE INDEX whole_k_idx ON whole (k);
CREATE TABLE part (id integer NOT NULL, k integer, surplus text, CONSTRAINT part_pkey PRIMARY KEY (id));

--- rows
INSERT INTO p VALUES (1), (2);
INSERT INTO part VALUES (1, NULL, 'x'), (2, 7, 'y');

--- after
CREATE TABLE p (id integer CONSTRAINT p_pkey PRIMARY KEY);
CREATE TABLE whole (id integer NOT NULL, k integer NOT NULL, CONSTRAINT whole_pkey PRIMARY KEY (id, k), CONSTRAINT whole_id_fkey FOREIGN KEY (id) REFERENCES p (id)) PARTITION BY RANGE (k);
CREATE INDEX whole_k_idx ON whole (k);
CREATE TABLE part (id integer NOT NULL, k integer NOT NULL, CONSTRAINT own_name PRIMARY KEY (id, k), CONSTRAINT own_fkey FOREIGN KEY (id) REFERENCES p (id));
CREATE INDEX own_idx ON part (k);
ALTER TABLE whole ATTACH PARTITION part FOR VALUES FROM (1) TO (10);

--- preconditions
the rows of part must fit its bound in whole: SELECT * FROM part WHERE NOT (coalesce(k, 1) IS NOT NULL AND coalesce(k, 1) >= 1 AND coalesce(k, 1) < 10)
  unless EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.part'))
foreign key part.own_fkey refers to p: SELECT own.* FROM part AS own WHERE own.id IS NOT NULL AND NOT EXISTS (SELECT FROM p AS other WHERE other.id = own.id)
  unless EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.part') AND conname = 'own_fkey' AND contype = 'f' AND convalidated)
--- plan
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.part') AND conname = 'own_fkey' AND contype = 'f') THEN
    ALTER TABLE part ADD CONSTRAINT own_fkey FOREIGN KEY (id) REFERENCES p (id) NOT VALID;
  END IF;
END $$;
ALTER TABLE IF EXISTS part DROP CONSTRAINT IF EXISTS part_pkey;
ALTER TABLE IF EXISTS part DROP COLUMN IF EXISTS surplus;
-- committed
DO $$
BEGIN
  LOOP
    UPDATE part SET k = 1 WHERE k IS NULL
      AND ctid = ANY (ARRAY(SELECT ctid FROM part WHERE k IS NULL LIMIT 5000));
    EXIT WHEN NOT FOUND;
    COMMIT;
  END LOOP;
END $$;
-- committed
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.part') AND attname = 'k' AND attnotnull) OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.part') AND conname = 'part_k_present')) THEN
    ALTER TABLE part ADD CONSTRAINT part_k_present CHECK (k IS NOT NULL) NOT VALID;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.part') AND conname = 'part_k_present') THEN
    ALTER TABLE part VALIDATE CONSTRAINT part_k_present;
  END IF;
END $$;
ALTER TABLE part VALIDATE CONSTRAINT own_fkey;
-- committed
ALTER TABLE part ALTER COLUMN k SET NOT NULL;
ALTER TABLE part DROP CONSTRAINT IF EXISTS part_k_present;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.own_idx') AND NOT indisvalid) THEN
    DROP INDEX own_idx;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.own_name') AND NOT indisvalid) THEN
    DROP INDEX own_name;
  END IF;
END $$;
-- committed
SELECT 'CREATE INDEX CONCURRENTLY own_idx ON part (k)'
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.own_idx') AND indisvalid) \gexec
-- committed
SELECT 'CREATE UNIQUE INDEX CONCURRENTLY own_name ON part (id, k)'
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.own_name') AND indisvalid) \gexec
-- committed
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.part') AND conname = 'own_name' AND contype = 'p') THEN
    ALTER TABLE part ADD CONSTRAINT own_name PRIMARY KEY USING INDEX own_name;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.part') AND conname = 'part_bound' AND contype = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.part') AND inhparent = to_regclass('public.whole'))) THEN
    ALTER TABLE part ADD CONSTRAINT part_bound CHECK (k IS NOT NULL AND k >= 1 AND k < 10) NOT VALID;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.part') AND conname = 'part_bound' AND contype = 'c') THEN
    ALTER TABLE part VALIDATE CONSTRAINT part_bound;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.part') AND inhparent = to_regclass('public.whole')) THEN
    ALTER TABLE whole ATTACH PARTITION part FOR VALUES FROM (1) TO (10);
  END IF;
END $$;
ALTER TABLE part DROP CONSTRAINT IF EXISTS part_bound;
--- undo
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.part') AND inhparent = to_regclass('public.whole')) THEN
    ALTER TABLE whole DETACH PARTITION part;
  END IF;
END $$;
ALTER TABLE part ADD COLUMN IF NOT EXISTS surplus text;
ALTER TABLE IF EXISTS part DROP CONSTRAINT IF EXISTS own_fkey;
DROP INDEX IF EXISTS own_idx;
ALTER TABLE IF EXISTS part DROP CONSTRAINT IF EXISTS own_name;
ALTER TABLE part ALTER COLUMN k DROP NOT NULL;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.part') AND conname = 'part_pkey' AND contype = 'p') THEN
    ALTER TABLE part ADD CONSTRAINT part_pkey PRIMARY KEY (id);
  END IF;
END $$;
--- not undone
the values of part.surplus
the nulls of part.k
