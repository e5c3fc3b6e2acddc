--- before
CREATE DOMAIN d AS character varying(20) COLLATE "C" DEFAULT 'x'::character varying NOT NULL CONSTRAINT c CHECK (value::text <> ''::text);

--- after
CREATE DOMAIN d AS character varying(20) COLLATE "C" DEFAULT 'x'::character varying NOT NULL;
ALTER DOMAIN d ADD CONSTRAINT c CHECK (value::text <> ''::text) NOT VALID;

--- plan
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'c' AND NOT convalidated)) THEN
    ALTER DOMAIN d DROP CONSTRAINT c;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'c') THEN
    ALTER DOMAIN d ADD CONSTRAINT c CHECK (value::text <> ''::text) NOT VALID;
  END IF;
END $$;
--- undo
ALTER DOMAIN d VALIDATE CONSTRAINT c;
