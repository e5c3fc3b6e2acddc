--- before
CREATE TABLE w (a integer) PARTITION BY RANGE (a);
CREATE TABLE t (a integer);

--- rows
INSERT INTO t VALUES (1), (10), (NULL);

--- in the way
rows are in the way, and nothing was changed:
  the rows of t must fit its bound in w: 2 in the way

--- after
CREATE TABLE w (a integer) PARTITION BY RANGE (a);
CREATE TABLE t PARTITION OF w FOR VALUES FROM (1) TO (10);

--- preconditions
the rows of t must fit its bound in w: SELECT * FROM t WHERE NOT (a IS NOT NULL AND a >= 1 AND a < 10)
  unless EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t'))
--- plan
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_bound' AND contype = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.w'))) THEN
    ALTER TABLE t ADD CONSTRAINT t_bound CHECK (a IS NOT NULL AND a >= 1 AND a < 10) NOT VALID;
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
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.w')) THEN
    ALTER TABLE w ATTACH PARTITION t FOR VALUES FROM (1) TO (10);
  END IF;
END $$;
ALTER TABLE t DROP CONSTRAINT IF EXISTS t_bound;
--- undo
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.w')) THEN
    ALTER TABLE w DETACH PARTITION t;
  END IF;
END $$;
