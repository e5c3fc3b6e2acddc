--- from 15
--- before
CREATE TABLE q (
    a integer NOT NULL
);
CREATE TABLE t (
    a integer,
    b integer
);
ALTER TABLE q ADD CONSTRAINT q_pkey PRIMARY KEY (a);
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES q (a) ON DELETE SET NULL (b);

--- after

--- plan
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS f;
DROP TABLE IF EXISTS t;
DROP TABLE IF EXISTS q;
--- undo
CREATE TABLE IF NOT EXISTS q (
    a integer NOT NULL
);
CREATE TABLE IF NOT EXISTS t (
    a integer,
    b integer
);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.q') AND conname = 'q_pkey' AND contype = 'p') THEN
    ALTER TABLE q ADD CONSTRAINT q_pkey PRIMARY KEY (a);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'f') THEN
    ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES q (a) ON DELETE SET NULL (b);
  END IF;
END $$;
--- not undone
the rows of t
the rows of q
