--- rows
INSERT INTO p (a) VALUES ('12'), ('13');
INSERT INTO t (a) VALUES ('12');

--- before
CREATE DOMAIN d AS text NOT NULL;
CREATE TABLE p (
    a d PRIMARY KEY
);
CREATE TABLE t (
    a d,
    CONSTRAINT t_a_fkey FOREIGN KEY (a) REFERENCES p (a)
);

--- after
CREATE DOMAIN d AS integer NOT NULL;
CREATE TABLE p (
    a d PRIMARY KEY
);
CREATE TABLE t (
    a d,
    CONSTRAINT t_a_fkey FOREIGN KEY (a) REFERENCES p (a)
);

--- plan
DO $$ BEGIN
  IF NOT ((EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typbasetype = to_regtype('integer') AND typtypmod = -1)) OR NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a_fkey' AND contype = 'f')) THEN
    ALTER TABLE t DROP CONSTRAINT t_a_fkey;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d__new') AND typtype = 'd') OR (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typbasetype = to_regtype('integer') AND typtypmod = -1))) THEN
    CREATE DOMAIN d__new AS integer NOT NULL;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.d__new') IS NOT NULL THEN
    ALTER TABLE t ALTER COLUMN a TYPE d__new USING a::d__new;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.d__new') IS NOT NULL THEN
    ALTER TABLE p ALTER COLUMN a TYPE d__new USING a::d__new;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.d__new') IS NOT NULL THEN
    DROP DOMAIN d;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.d__new') IS NOT NULL THEN
    ALTER DOMAIN d__new RENAME TO d;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a_fkey' AND contype = 'f') THEN
    ALTER TABLE t ADD CONSTRAINT t_a_fkey FOREIGN KEY (a) REFERENCES p (a) NOT VALID;
  END IF;
END $$;
-- committed
ALTER TABLE t VALIDATE CONSTRAINT t_a_fkey;
--- undo
DO $$ BEGIN
  IF NOT ((EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typbasetype = to_regtype('text') AND typtypmod = -1)) OR NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a_fkey' AND contype = 'f')) THEN
    ALTER TABLE t DROP CONSTRAINT t_a_fkey;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d__new') AND typtype = 'd') OR (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.d') AND typbasetype = to_regtype('text') AND typtypmod = -1))) THEN
    CREATE DOMAIN d__new AS text NOT NULL;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.d__new') IS NOT NULL THEN
    ALTER TABLE t ALTER COLUMN a TYPE d__new;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.d__new') IS NOT NULL THEN
    ALTER TABLE p ALTER COLUMN a TYPE d__new;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.d__new') IS NOT NULL THEN
    DROP DOMAIN d;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.d__new') IS NOT NULL THEN
    ALTER DOMAIN d__new RENAME TO d;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_a_fkey' AND contype = 'f') THEN
    ALTER TABLE t ADD CONSTRAINT t_a_fkey FOREIGN KEY (a) REFERENCES p (a);
  END IF;
END $$;
