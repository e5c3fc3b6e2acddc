--- before
CREATE PUBLICATION p;

--- after
CREATE TABLE t (
    a integer NOT NULL,
    b integer
);
ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (a);
CREATE PUBLICATION p FOR TABLE t;

--- plan
CREATE TABLE IF NOT EXISTS t (
    a integer NOT NULL,
    b integer
);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_pkey' AND contype = 'p') THEN
    ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (a);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_publication_rel r JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid WHERE p.pubname = 'p' AND r.prrelid = to_regclass('public.t')) THEN
    ALTER PUBLICATION p ADD TABLE t;
  END IF;
END $$;
--- undo
DROP TABLE IF EXISTS t;
