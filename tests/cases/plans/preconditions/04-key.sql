--- nulls t.a: 0
--- before
CREATE TABLE t (a integer, b text, c text);

--- rows
INSERT INTO t VALUES (1, 'x', 'X'), (1, 'x', 'x'), (2, NULL, 'y'), (3, NULL, 'z');

--- in the way
rows are in the way, and nothing was changed:
  index t.t_c_idx: no two rows alike in lower(c): 1 in the way
  primary key t.t_pkey: no two rows alike in a: 1 in the way
  unique t.t_b_key: no two rows alike in b: 1 in the way

--- after
CREATE TABLE t (a integer PRIMARY KEY, b text UNIQUE, c text);
CREATE UNIQUE INDEX t_c_idx ON t (lower(c)) WHERE a > 0;

--- preconditions
t.a must have a value: SELECT * FROM t WHERE a IS NULL
  unless EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND attnotnull)
index t.t_c_idx: no two rows alike in lower(c): SELECT lower(c), count(*) FROM t WHERE (a > 0) AND lower(c) IS NOT NULL GROUP BY lower(c) HAVING count(*) > 1
  unless EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_c_idx') AND indisvalid)
primary key t.t_pkey: no two rows alike in a: SELECT a, count(*) FROM t WHERE a IS NOT NULL GROUP BY a HAVING count(*) > 1
  unless EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_pkey') AND indisvalid)
unique t.t_b_key: no two rows alike in b: SELECT b, count(*) FROM t WHERE b IS NOT NULL GROUP BY b HAVING count(*) > 1
  unless EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_b_key') AND indisvalid)
--- plan
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND attnotnull) OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a_present')) THEN
    ALTER TABLE t ADD CONSTRAINT t_a_present CHECK (a IS NOT NULL) NOT VALID;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_b_key') AND NOT indisvalid) THEN
    DROP INDEX t_b_key;
  END IF;
END $$;
-- committed
SELECT 'CREATE UNIQUE INDEX CONCURRENTLY t_b_key ON t (b)'
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_b_key') AND indisvalid) \gexec
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a_present') THEN
    ALTER TABLE t VALIDATE CONSTRAINT t_a_present;
  END IF;
END $$;
-- committed
ALTER TABLE t ALTER COLUMN a SET NOT NULL;
ALTER TABLE t DROP CONSTRAINT IF EXISTS t_a_present;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_pkey') AND NOT indisvalid) THEN
    DROP INDEX t_pkey;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_b_key' AND contype = 'u') THEN
    ALTER TABLE t ADD CONSTRAINT t_b_key UNIQUE USING INDEX t_b_key;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_c_idx') AND NOT indisvalid) THEN
    DROP INDEX t_c_idx;
  END IF;
END $$;
-- committed
SELECT 'CREATE UNIQUE INDEX CONCURRENTLY t_pkey ON t (a)'
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_pkey') AND indisvalid) \gexec
-- committed
SELECT 'CREATE UNIQUE INDEX CONCURRENTLY t_c_idx ON t ((lower(c))) WHERE a > 0'
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.t_c_idx') AND indisvalid) \gexec
-- committed
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_pkey' AND contype = 'p') THEN
    ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey;
  END IF;
END $$;
--- undo
DROP INDEX IF EXISTS t_c_idx;
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS t_b_key;
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS t_pkey;
ALTER TABLE t ALTER COLUMN a DROP NOT NULL;
