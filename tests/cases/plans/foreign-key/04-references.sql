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
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES p (b);

--- after
CREATE TABLE q (
    a integer NOT NULL
);
CREATE TABLE t (
    a integer,
    b integer
);
ALTER TABLE q ADD CONSTRAINT q_pkey PRIMARY KEY (a);
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES q (a);

--- preconditions
foreign key t.f refers to q: SELECT own.* FROM t AS own WHERE own.b IS NOT NULL
  unless to_regclass('public.q') IS NOT NULL
--- plan
CREATE TABLE IF NOT EXISTS q (
    a integer NOT NULL
);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.q') AND conname = 'q_pkey' AND contype = 'p') THEN
    ALTER TABLE q ADD CONSTRAINT q_pkey PRIMARY KEY (a);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT ((NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.p') AND relkind IN ('r', 'p', 'f')) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.p') AND attname = 'b' AND NOT attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.p') AND conname = 'p_b_key' AND contype = 'u')) OR NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'f') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND confrelid = to_regclass('public.q'))) THEN
    ALTER TABLE t DROP CONSTRAINT f;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'f') THEN
    ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES q (a) NOT VALID;
  END IF;
END $$;
DROP TABLE IF EXISTS p;
-- committed
ALTER TABLE t VALIDATE CONSTRAINT f;
--- undo
CREATE TABLE IF NOT EXISTS p (
    a integer NOT NULL,
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
  IF NOT ((NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.q') AND relkind IN ('r', 'p', 'f')) AND NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.q') AND attname = 'a' AND NOT attisdropped) AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.q') AND conname = 'q_pkey' AND contype = 'p')) OR NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'f') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND confrelid = to_regclass('public.p'))) THEN
    ALTER TABLE t DROP CONSTRAINT f;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'f') THEN
    ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES p (b);
  END IF;
END $$;
DROP TABLE IF EXISTS q;
--- not undone
the rows of p
