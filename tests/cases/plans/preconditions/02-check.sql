--- before
CREATE TABLE t (a integer, kind text);

--- rows
INSERT INTO t VALUES (1, 'day'), (0, 'day'), (-1, 'week'), (NULL, NULL);

--- in the way
rows are in the way, and nothing was changed:
  check t.t_a_check: 2 in the way
  check t.t_kind_check: 1 in the way

--- after
CREATE TABLE t (a integer CHECK (a > 0), kind text CHECK (kind IN ('day', 'slot')));

--- preconditions
check t.t_a_check: SELECT * FROM t WHERE NOT (a > 0)
  unless EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a_check' AND contype = 'c' AND convalidated)
check t.t_kind_check: SELECT * FROM t WHERE NOT (kind IN ('day', 'slot'))
  unless EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_kind_check' AND contype = 'c' AND convalidated)
--- plan
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a_check' AND contype = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT t_a_check CHECK (a > 0) NOT VALID;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_kind_check' AND contype = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT t_kind_check CHECK (kind IN ('day', 'slot')) NOT VALID;
  END IF;
END $$;
-- committed
ALTER TABLE t VALIDATE CONSTRAINT t_a_check;
ALTER TABLE t VALIDATE CONSTRAINT t_kind_check;
--- undo
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS t_a_check;
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS t_kind_check;
