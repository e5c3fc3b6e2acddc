--- before
CREATE TABLE parts (a integer, b text) PARTITION BY LIST (a);
CREATE TABLE others PARTITION OF parts DEFAULT;
CREATE TABLE t (a integer, b text);
INSERT INTO t VALUES (1, 'one');
INSERT INTO others VALUES (3, 'three');

--- after
CREATE TABLE parts (a integer, b text) PARTITION BY LIST (a);
CREATE TABLE others PARTITION OF parts DEFAULT;
CREATE TABLE t PARTITION OF parts FOR VALUES IN (1, 2);

--- preconditions
the rows of t must fit its bound in parts: SELECT * FROM t WHERE NOT (a IS NOT NULL AND a IN (1, 2))
  unless EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t'))
--- plan
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.others') AND conname = 'others_t_not' AND contype = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.parts'))) THEN
    ALTER TABLE others ADD CONSTRAINT others_t_not CHECK (NOT (a IS NOT NULL AND a IN (1, 2))) NOT VALID;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.others') AND conname = 'others_t_not' AND contype = 'c') THEN
    ALTER TABLE others VALIDATE CONSTRAINT others_t_not;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_bound' AND contype = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.parts'))) THEN
    ALTER TABLE t ADD CONSTRAINT t_bound CHECK (a IS NOT NULL AND a IN (1, 2)) NOT VALID;
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
    ALTER TABLE parts ATTACH PARTITION t FOR VALUES IN (1, 2);
  END IF;
END $$;
ALTER TABLE t DROP CONSTRAINT IF EXISTS t_bound;
ALTER TABLE others DROP CONSTRAINT IF EXISTS others_t_not;
--- undo
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.parts')) THEN
    ALTER TABLE parts DETACH PARTITION t;
  END IF;
END $$;
