--- before
CREATE TABLE t (
    a integer,
    b text
);

--- after
CREATE TABLE parts (
    a integer,
    b text
) PARTITION BY RANGE (a);
CREATE TABLE t PARTITION OF parts FOR VALUES FROM (1) TO (9);

--- preconditions
the rows of t must fit its bound in parts: SELECT * FROM t WHERE NOT (a IS NOT NULL AND a >= 1 AND a < 9)
  unless EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t'))
--- plan
CREATE TABLE IF NOT EXISTS parts (
    a integer,
    b text
) PARTITION BY RANGE (a);
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_bound' AND contype = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.parts'))) THEN
    ALTER TABLE t ADD CONSTRAINT t_bound CHECK (a IS NOT NULL AND a >= 1 AND a < 9) NOT VALID;
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
    ALTER TABLE parts ATTACH PARTITION t FOR VALUES FROM (1) TO (9);
  END IF;
END $$;
ALTER TABLE t DROP CONSTRAINT IF EXISTS t_bound;
--- undo
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.parts')) THEN
    ALTER TABLE parts DETACH PARTITION t;
  END IF;
END $$;
DROP TABLE IF EXISTS parts;
