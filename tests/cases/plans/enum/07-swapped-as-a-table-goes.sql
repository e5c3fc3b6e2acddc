--- before
CREATE TYPE mood AS ENUM ('sad', 'ok', 'glad');
CREATE TABLE t (a mood);
CREATE TABLE u (a mood DEFAULT 'ok', b mood);

--- after
CREATE TYPE mood AS ENUM ('glad', 'sad');
CREATE TABLE u (a text DEFAULT 'ok', b mood);

--- preconditions
u.b must not be 'ok': SELECT * FROM u WHERE b::text IN ('ok')
  unless NOT EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype('public.mood') AND enumlabel IN ('ok'))
--- plan
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.u') AND attname = 'a__new' AND NOT attisdropped) OR EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.u') AND attname = 'a' AND atttypid = to_regtype('text') AND atttypmod = -1)) THEN
    ALTER TABLE u ADD COLUMN a__new text;
  END IF;
END $$;
DO $plumbline$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.u') AND attname = 'a__new' AND NOT attisdropped) OR to_regproc('public.u_a__new') IS NOT NULL) THEN
    CREATE FUNCTION u_a__new() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.a__new := NEW.a; RETURN NEW; END $$;
  END IF;
END $plumbline$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.u') AND attname = 'a__new' AND NOT attisdropped) OR EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = to_regclass('public.u') AND tgname = 'zz_a__new')) THEN
    CREATE TRIGGER zz_a__new BEFORE INSERT OR UPDATE ON u FOR EACH ROW EXECUTE FUNCTION u_a__new();
  END IF;
END $$;
DROP TABLE IF EXISTS t;
-- committed
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.u') AND attname = 'a__new' AND NOT attisdropped) THEN
    RETURN;
  END IF;
  LOOP
    UPDATE u SET a__new = a WHERE a__new IS NULL AND a IS NOT NULL
      AND ctid = ANY (ARRAY(SELECT ctid FROM u WHERE a__new IS NULL AND a IS NOT NULL LIMIT 5000));
    EXIT WHEN NOT FOUND;
    COMMIT;
  END LOOP;
END $$;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.u') AND attname = 'a__new' AND NOT attisdropped) THEN
    DROP TRIGGER zz_a__new ON u;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.u') AND attname = 'a__new' AND NOT attisdropped) THEN
    DROP FUNCTION u_a__new();
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.u') AND attname = 'a__new' AND NOT attisdropped) THEN
    ALTER TABLE u DROP COLUMN a;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.u') AND attname = 'a__new' AND NOT attisdropped) THEN
    ALTER TABLE u ALTER COLUMN a__new SET DEFAULT 'ok';
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.u') AND attname = 'a__new' AND NOT attisdropped) THEN
    ALTER TABLE u RENAME COLUMN a__new TO a;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.mood__new') AND typtype = 'e') OR (NOT EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype('public.mood') AND enumlabel = 'ok'))) THEN
    CREATE TYPE mood__new AS ENUM ('glad', 'sad');
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.mood__new') IS NOT NULL THEN
    ALTER TABLE u ALTER COLUMN b TYPE mood__new USING b::text::mood__new;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.mood__new') IS NOT NULL THEN
    DROP TYPE mood;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.mood__new') IS NOT NULL THEN
    ALTER TYPE mood__new RENAME TO mood;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_type WHERE oid = to_regtype('public.mood__new') AND typtype = 'e') OR (EXISTS (SELECT FROM pg_catalog.pg_enum WHERE enumtypid = to_regtype('public.mood') AND enumlabel = 'ok'))) THEN
    CREATE TYPE mood__new AS ENUM ('sad', 'ok', 'glad');
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.mood__new') IS NOT NULL THEN
    ALTER TABLE u ALTER COLUMN b TYPE mood__new USING b::text::mood__new;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.mood__new') IS NOT NULL THEN
    DROP TYPE mood;
  END IF;
END $$;
DO $$ BEGIN
  IF to_regtype('public.mood__new') IS NOT NULL THEN
    ALTER TYPE mood__new RENAME TO mood;
  END IF;
END $$;
CREATE TABLE IF NOT EXISTS t (
    a mood
);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.u') AND attname = 'a' AND atttypid = to_regtype('public.mood') AND atttypmod = -1) THEN
    ALTER TABLE u ALTER COLUMN a DROP DEFAULT, ALTER COLUMN a TYPE mood USING a::mood, ALTER COLUMN a SET DEFAULT 'ok';
  END IF;
END $$;
--- not undone
the rows of t
