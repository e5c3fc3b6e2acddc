--- before
CREATE TABLE t (
    a text,
    b character varying(10) GENERATED ALWAYS AS (lower(a)) STORED,
    CONSTRAINT t_b_key UNIQUE (b)
);

--- after
CREATE TABLE t (
    a text,
    b text,
    CONSTRAINT t_b_key UNIQUE (b)
);

--- plan
ALTER TABLE t ALTER COLUMN b DROP EXPRESSION IF EXISTS, ALTER COLUMN b TYPE text;
--- undo
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS t_b_key;
ALTER TABLE IF EXISTS t DROP COLUMN IF EXISTS b;
ALTER TABLE t ADD COLUMN IF NOT EXISTS b character varying(10) GENERATED ALWAYS AS (lower(a)) STORED;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_b_key' AND contype = 'u') THEN
    ALTER TABLE t ADD CONSTRAINT t_b_key UNIQUE (b);
  END IF;
END $$;
