--- before
CREATE TABLE r (a integer, b integer, UNIQUE (a, b));
CREATE TABLE t (a integer, b integer, c integer);

--- rows
INSERT INTO r VALUES (1, 1);
INSERT INTO t VALUES (1, 1, NULL), (1, 2, NULL), (1, NULL, NULL), (2, 2, 7);

--- in the way
rows are in the way, and nothing was changed:
  foreign key t.t_a_b_fkey refers to r: 2 in the way
  foreign key t.t_c_fkey refers to s: 1 in the way

--- after
CREATE TABLE r (a integer, b integer, UNIQUE (a, b));
CREATE TABLE s (a integer PRIMARY KEY);
CREATE TABLE t (a integer, b integer, c integer REFERENCES s, FOREIGN KEY (a, b) REFERENCES r (a, b));

--- preconditions
foreign key t.t_a_b_fkey refers to r: SELECT own.* FROM t AS own WHERE own.a IS NOT NULL AND own.b IS NOT NULL AND NOT EXISTS (SELECT FROM r AS other WHERE other.a = own.a AND other.b = own.b)
  unless EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a_b_fkey' AND contype = 'f' AND convalidated)
foreign key t.t_c_fkey refers to s: SELECT own.* FROM t AS own WHERE own.c IS NOT NULL
  unless to_regclass('public.s') IS NOT NULL
--- plan
CREATE TABLE IF NOT EXISTS s (
    a integer NOT NULL
);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.s') AND conname = 's_pkey' AND contype = 'p') THEN
    ALTER TABLE s ADD CONSTRAINT s_pkey PRIMARY KEY (a);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a_b_fkey' AND contype = 'f') THEN
    ALTER TABLE t ADD CONSTRAINT t_a_b_fkey FOREIGN KEY (a, b) REFERENCES r (a, b) NOT VALID;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_c_fkey' AND contype = 'f') THEN
    ALTER TABLE t ADD CONSTRAINT t_c_fkey FOREIGN KEY (c) REFERENCES s (a) NOT VALID;
  END IF;
END $$;
-- committed
ALTER TABLE t VALIDATE CONSTRAINT t_a_b_fkey;
ALTER TABLE t VALIDATE CONSTRAINT t_c_fkey;
--- undo
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS t_a_b_fkey;
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS t_c_fkey;
DROP TABLE IF EXISTS s;
