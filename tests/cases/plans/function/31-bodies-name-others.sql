--- before
CREATE TABLE kept (id integer);

--- after
CREATE TABLE kept (id integer);
CREATE TABLE zt (id integer);
CREATE VIEW zv AS SELECT id FROM zt;
CREATE FUNCTION z_help(x text) RETURNS text LANGUAGE sql AS 'SELECT upper(x)';
CREATE FUNCTION b_rows() RETURNS SETOF integer LANGUAGE sql AS 'SELECT id FROM zv';
CREATE FUNCTION a_all(x text) RETURNS text LANGUAGE sql AS $$ SELECT z_help(x) || count(*)::text FROM b_rows() $$;
CREATE FUNCTION expires(at date DEFAULT CURRENT_DATE + INTERVAL '1 year') RETURNS date LANGUAGE sql AS 'SELECT at';

--- plan
CREATE TABLE IF NOT EXISTS zt (
    id integer
);
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.expires(date)') AND prokind IN ('f', 'w')) THEN
    CREATE FUNCTION expires(at date DEFAULT CURRENT_DATE + '1 year'::interval)
        RETURNS date
        LANGUAGE sql
    AS $$SELECT at$$;
  END IF;
END $plumbline$;
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.z_help(text)') AND prokind IN ('f', 'w')) THEN
    CREATE FUNCTION z_help(x text)
        RETURNS text
        LANGUAGE sql
    AS $$SELECT upper(x)$$;
  END IF;
END $plumbline$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.zv') AND relkind = 'v') THEN
    CREATE VIEW zv AS
    SELECT zt.id FROM zt;
  END IF;
END $$;
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.b_rows()') AND prokind IN ('f', 'w')) THEN
    CREATE FUNCTION b_rows()
        RETURNS SETOF integer
        LANGUAGE sql
    AS $$SELECT id FROM zv$$;
  END IF;
END $plumbline$;
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.a_all(text)') AND prokind IN ('f', 'w')) THEN
    CREATE FUNCTION a_all(x text)
        RETURNS text
        LANGUAGE sql
    AS $$ SELECT z_help(x) || count(*)::text FROM b_rows() $$;
  END IF;
END $plumbline$;
--- undo
DROP VIEW IF EXISTS zv;
DROP FUNCTION IF EXISTS a_all(text);
DROP FUNCTION IF EXISTS b_rows();
DROP FUNCTION IF EXISTS expires(date);
DROP FUNCTION IF EXISTS z_help(text);
DROP TABLE IF EXISTS zt;
