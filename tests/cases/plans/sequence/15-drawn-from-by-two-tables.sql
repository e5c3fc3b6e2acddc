--- before
CREATE SEQUENCE s;
CREATE TABLE other (a bigint DEFAULT nextval('s'), CONSTRAINT other_pkey PRIMARY KEY (a));
CREATE TABLE t (a bigint DEFAULT nextval('s'), CONSTRAINT t_a_fkey FOREIGN KEY (a) REFERENCES other);
ALTER SEQUENCE s OWNED BY t.a;

--- after

--- plan
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS t_a_fkey;
DROP TABLE IF EXISTS other;
DROP TABLE IF EXISTS t;
--- undo
CREATE SEQUENCE IF NOT EXISTS s;
CREATE TABLE IF NOT EXISTS other (
    a bigint DEFAULT nextval('s'::regclass) NOT NULL
);
CREATE TABLE IF NOT EXISTS t (
    a bigint DEFAULT nextval('s'::regclass)
);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.other') AND conname = 'other_pkey' AND contype = 'p') THEN
    ALTER TABLE other ADD CONSTRAINT other_pkey PRIMARY KEY (a);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a_fkey' AND contype = 'f') THEN
    ALTER TABLE t ADD CONSTRAINT t_a_fkey FOREIGN KEY (a) REFERENCES other (a);
  END IF;
END $$;
ALTER SEQUENCE s OWNED BY t.a;
--- not undone
the rows of other
the rows of t
