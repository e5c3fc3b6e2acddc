--- nulls t.a: 0
--- nulls t.D: 0
--- before
CREATE TABLE r (a integer PRIMARY KEY);
CREATE TABLE t (a integer, b integer, c text, "D" text);

--- rows
INSERT INTO r VALUES (1); INSERT INTO t VALUES (1, 1, 'x', 'it''s'), (2, NULL, NULL, 'y');

--- after
CREATE TABLE r (a integer PRIMARY KEY);
CREATE TABLE t (a integer PRIMARY KEY, b integer REFERENCES r, c text CHECK (c <> 'it''s'), "D" text NOT NULL UNIQUE);

--- preconditions
t.a must have a value: SELECT * FROM t WHERE a IS NULL
  unless EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND attnotnull)
t.D must have a value: SELECT * FROM t WHERE "D" IS NULL
  unless EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'D' AND attnotnull)
check t.t_c_check: SELECT * FROM t WHERE NOT (c <> 'it''s')
  unless EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_c_check' AND contype = 'c' AND convalidated)
foreign key t.t_b_fkey refers to r: SELECT own.* FROM t AS own WHERE own.b IS NOT NULL AND NOT EXISTS (SELECT FROM r AS other WHERE other.a = own.b)
  unless EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_b_fkey' AND contype = 'f' AND convalidated)
primary key t.t_pkey: no two rows alike in a: SELECT a, count(*) FROM t WHERE a IS NOT NULL GROUP BY a HAVING count(*) > 1
  unless EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_pkey') AND indisvalid)
unique t.t_D_key: no two rows alike in "D": SELECT "D", count(*) FROM t WHERE "D" IS NOT NULL GROUP BY "D" HAVING count(*) > 1
  unless EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public."t_D_key"') AND indisvalid)
--- plan
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND attnotnull) OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a_present')) THEN
    ALTER TABLE t ADD CONSTRAINT t_a_present CHECK (a IS NOT NULL) NOT VALID;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'D' AND attnotnull) OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_D_present')) THEN
    ALTER TABLE t ADD CONSTRAINT "t_D_present" CHECK ("D" IS NOT NULL) NOT VALID;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_c_check' AND contype = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT t_c_check CHECK (c <> 'it''s') NOT VALID;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_b_fkey' AND contype = 'f') THEN
    ALTER TABLE t ADD CONSTRAINT t_b_fkey FOREIGN KEY (b) REFERENCES r (a) NOT VALID;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a_present') THEN
    ALTER TABLE t VALIDATE CONSTRAINT t_a_present;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_D_present') THEN
    ALTER TABLE t VALIDATE CONSTRAINT "t_D_present";
  END IF;
END $$;
ALTER TABLE t VALIDATE CONSTRAINT t_c_check;
ALTER TABLE t VALIDATE CONSTRAINT t_b_fkey;
-- committed
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
ALTER TABLE t DROP CONSTRAINT IF EXISTS t_a_present;
ALTER TABLE t ALTER COLUMN "D" SET NOT NULL;
ALTER TABLE t DROP CONSTRAINT IF EXISTS "t_D_present";
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_pkey') AND NOT indisvalid) THEN
    DROP INDEX t_pkey;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public."t_D_key"') AND NOT indisvalid) THEN
    DROP INDEX "t_D_key";
  END IF;
END $$;
-- committed
SELECT 'CREATE UNIQUE INDEX CONCURRENTLY t_pkey ON t (a)'
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_pkey') AND indisvalid) \gexec
-- committed
SELECT 'CREATE UNIQUE INDEX CONCURRENTLY "t_D_key" ON t ("D")'
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public."t_D_key"') AND indisvalid) \gexec
-- committed
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_pkey' AND contype = 'p') THEN
    ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_D_key' AND contype = 'u') THEN
    ALTER TABLE t ADD CONSTRAINT "t_D_key" UNIQUE USING INDEX "t_D_key";
  END IF;
END $$;
--- undo
ALTER TABLE t ALTER COLUMN "D" DROP NOT NULL;
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS t_b_fkey;
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS t_c_check;
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS "t_D_key";
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS t_pkey;
ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
