--- before
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
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES p (a);

--- preconditions
foreign key t.f refers to p: SELECT own.* FROM t AS own WHERE own.b IS NOT NULL AND NOT EXISTS (SELECT FROM p AS other WHERE other.a = own.b)
  unless EXISTS (SELECT FROM pg_catalog.pg_constraint JOIN pg_catalog.pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey) WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND attname = 'b') AND EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'f' AND convalidated)
--- plan
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'f') OR EXISTS (SELECT FROM pg_catalog.pg_constraint JOIN pg_catalog.pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey) WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND attname = 'b')) THEN
    ALTER TABLE t DROP CONSTRAINT f;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'f') THEN
    ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES p (a) NOT VALID;
  END IF;
END $$;
-- committed
ALTER TABLE t VALIDATE CONSTRAINT f;
--- undo
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'f') OR EXISTS (SELECT FROM pg_catalog.pg_constraint JOIN pg_catalog.pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey) WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND attname = 'a')) THEN
    ALTER TABLE t DROP CONSTRAINT f;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'f') THEN
    ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p (a);
  END IF;
END $$;
