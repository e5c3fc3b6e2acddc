--- before

--- after
CREATE TABLE p (
    a integer NOT NULL,
    b integer
);
CREATE TABLE t (
    a integer,
    b integer
);
ALTER TABLE p ADD CONSTRAINT p_pkey PRIMARY KEY (a);
ALTER TABLE p ADD CONSTRAINT p_b_key UNIQUE (b);
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p (a);

--- plan
CREATE TABLE IF NOT EXISTS p (
    a integer NOT NULL,
    b integer
);
CREATE TABLE IF NOT EXISTS t (
    a integer,
    b integer
);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.p') AND conname = 'p_pkey' AND contype = 'p') THEN
    ALTER TABLE p ADD CONSTRAINT p_pkey PRIMARY KEY (a);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.p') AND conname = 'p_b_key' AND contype = 'u') THEN
    ALTER TABLE p ADD CONSTRAINT p_b_key UNIQUE (b);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'f') THEN
    ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p (a);
  END IF;
END $$;
--- undo
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS f;
DROP TABLE IF EXISTS t;
DROP TABLE IF EXISTS p;
