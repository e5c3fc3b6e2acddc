CREATE TABLE t (id int);
DO $$ BEGIN
  IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'pg_monitor') THEN
    GRANT SELECT ON t TO pg_monitor;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'pg_monitor') THEN
    CREATE ROLE pg_monitor;
  END IF;
  IF coalesce(current_setting('app.tenant', true), 'none') = 'none' THEN
    CREATE TABLE single_tenant (id int);
  END IF;
  IF current_schema() = 'public' THEN
    CREATE TABLE in_public (id int);
  END IF;
END $$;
