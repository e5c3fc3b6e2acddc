CREATE SCHEMA app;
SET search_path = app, public;
DO $$
DECLARE
  s text;
BEGIN
  CREATE TABLE here (id int);
  IF to_regclass('here') IS NOT NULL AND to_regclass('public.here') IS NULL THEN
    CREATE TABLE public.there (id int);
  END IF;
  FOR s IN SELECT nspname FROM pg_namespace WHERE nspname IN ('app', 'absent', 'public') ORDER BY 1 LOOP
    EXECUTE format('CREATE TABLE %I.in_each (id int)', s);
  END LOOP;
  IF NOT EXISTS (SELECT 1 FROM information_schema.schemata WHERE schema_name = 'extra') THEN
    CREATE SCHEMA extra;
  END IF;
  IF EXISTS (SELECT 1 FROM pg_class c LEFT JOIN pg_index i ON i.indrelid = c.oid WHERE c.relname = 'here' AND i.indexrelid IS NULL) THEN
    CREATE INDEX ON here (id);
  END IF;
END $$;
