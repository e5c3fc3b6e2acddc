--- before
CREATE TABLE q (
    a integer NOT NULL
);
CREATE TABLE t (
    a integer,
    b integer
);
ALTER TABLE q ADD CONSTRAINT q_pkey PRIMARY KEY (a);
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES q (a) ON UPDATE CASCADE ON DELETE SET NULL;

--- after
CREATE TABLE q (
    a integer NOT NULL
);
CREATE TABLE t (
    a integer,
    b integer
);
ALTER TABLE q ADD CONSTRAINT q_pkey PRIMARY KEY (a);
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES q (a) MATCH FULL ON UPDATE CASCADE ON DELETE SET NULL;

--- preconditions
foreign key t.f refers to q: SELECT own.* FROM t AS own WHERE own.b IS NOT NULL AND NOT EXISTS (SELECT FROM q AS other WHERE other.a = own.b)
  unless EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND confmatchtype = 'f') AND EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'f' AND convalidated)
--- plan
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'f') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND confmatchtype = 'f')) THEN
    ALTER TABLE t DROP CONSTRAINT f;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'f') THEN
    ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES q (a) MATCH FULL ON UPDATE CASCADE ON DELETE SET NULL NOT VALID;
  END IF;
END $$;
-- committed
ALTER TABLE t VALIDATE CONSTRAINT f;
--- undo
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'f') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND confmatchtype = 's')) THEN
    ALTER TABLE t DROP CONSTRAINT f;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'f') THEN
    ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES q (a) ON UPDATE CASCADE ON DELETE SET NULL;
  END IF;
END $$;
