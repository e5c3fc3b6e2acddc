--- before
CREATE TABLE parts (kind text, n integer) PARTITION BY LIST (kind);
CREATE TABLE t (kind text, n integer);

--- after
CREATE TABLE parts (kind text, n integer) PARTITION BY LIST (kind);
CREATE TABLE t PARTITION OF parts FOR VALUES IN ('a', 'b');

--- preconditions
the rows of t must fit its bound in parts: SELECT * FROM t WHERE NOT (kind IS NOT NULL AND kind IN ('a', 'b'))
  unless EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t'))
--- plan
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_bound' AND contype = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.parts'))) THEN
    ALTER TABLE t ADD CONSTRAINT t_bound CHECK (kind IS NOT NULL AND kind IN ('a', 'b')) NOT VALID;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_bound' AND contype = 'c') THEN
    ALTER TABLE t VALIDATE CONSTRAINT t_bound;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.parts')) THEN
    ALTER TABLE parts ATTACH PARTITION t FOR VALUES IN ('a', 'b');
  END IF;
END $$;
ALTER TABLE t DROP CONSTRAINT IF EXISTS t_bound;
--- undo
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.parts')) THEN
    ALTER TABLE parts DETACH PARTITION t;
  END IF;
END $$;
