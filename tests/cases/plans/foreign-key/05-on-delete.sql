--- before
CREATE TABLE q (
    a integer NOT NULL
);
CREATE TABLE t (
    a integer,
    b integer
);
ALTER TABLE q ADD CONSTRAINT q_pkey PRIMARY KEY (a);
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES q (a);

--- after
CREATE TABLE q (
    a integer NOT NULL
);
CREATE TABLE t (
    a integer,
    b integer
);
ALTER TABLE q ADD CONSTRAINT q_pkey PRIMARY KEY (a);
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES q (a) ON DELETE SET NULL;

--- plan
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'f') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND confdeltype = 'n')) THEN
    ALTER TABLE t DROP CONSTRAINT f;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'f') THEN
    ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES q (a) ON DELETE SET NULL NOT VALID;
  END IF;
END $$;
-- committed
ALTER TABLE t VALIDATE CONSTRAINT f;
--- undo
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'f') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND confdeltype = 'a')) THEN
    ALTER TABLE t DROP CONSTRAINT f;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'f') THEN
    ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES q (a);
  END IF;
END $$;
