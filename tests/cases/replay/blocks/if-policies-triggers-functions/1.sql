CREATE TABLE t (id int);
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE POLICY seen ON t FOR SELECT USING (true);
DO $do$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_policies WHERE tablename = 't' AND policyname = 'seen') THEN
    CREATE POLICY never ON t;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = 'touched' AND tgrelid = 't'::regclass) THEN
    CREATE TRIGGER touched BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch();
  END IF;
  IF EXISTS (SELECT 1 FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE p.proname = 'touch' AND n.nspname = 'public') THEN
    COMMENT ON FUNCTION touch() IS 'seen';
  END IF;
  IF to_regprocedure('touch()') IS NOT NULL AND to_regproc('absent') IS NULL THEN
    CREATE FUNCTION made() RETURNS int LANGUAGE sql AS $$ SELECT 1; $$;
  END IF;
  IF EXISTS (SELECT 1 FROM pg_class WHERE relname = 't' AND relrowsecurity = false) THEN
    ALTER TABLE t ENABLE ROW LEVEL SECURITY;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'citext') THEN
    CREATE EXTENSION citext;
  END IF;
  IF EXISTS (SELECT 1 FROM pg_extension WHERE extname = 'plpgsql') AND current_setting('server_version_num')::int >= 110000 THEN
    CREATE TABLE modern (id int);
  END IF;
END
$do$;
