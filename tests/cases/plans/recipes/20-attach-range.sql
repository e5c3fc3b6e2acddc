--- before
CREATE TABLE parts (at date NOT NULL, n integer) PARTITION BY RANGE (at);
CREATE TABLE t (at date NOT NULL, n integer);
INSERT INTO t SELECT date '2025-01-01' + i % 300, i FROM generate_series(1, 11000) i;

--- after
CREATE TABLE parts (at date NOT NULL, n integer) PARTITION BY RANGE (at);
CREATE TABLE t PARTITION OF parts FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');

--- preconditions
the rows of t must fit its bound in parts: SELECT * FROM t WHERE NOT (at IS NOT NULL AND at >= '2025-01-01' AND at < '2026-01-01')
  unless EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t'))
--- plan
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_bound' AND contype = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.parts'))) THEN
    ALTER TABLE t ADD CONSTRAINT t_bound CHECK (at IS NOT NULL AND at >= '2025-01-01' AND at < '2026-01-01') NOT VALID;
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
    ALTER TABLE parts ATTACH PARTITION t FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
  END IF;
END $$;
ALTER TABLE t DROP CONSTRAINT IF EXISTS t_bound;
--- undo
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.parts')) THEN
    ALTER TABLE parts DETACH PARTITION t;
  END IF;
END $$;
