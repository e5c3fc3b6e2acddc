--- from 14
--- before

--- after
CREATE FUNCTION f(a integer) RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN a > 0 THEN 1 END; SELECT a; END;
CREATE FUNCTION g(a integer) RETURNS integer LANGUAGE sql RETURN a + 1;

--- plan
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.f(integer)') AND prokind IN ('f', 'w')) THEN
    CREATE FUNCTION f(a integer)
        RETURNS integer
        LANGUAGE sql
    BEGIN ATOMIC SELECT CASE WHEN a > 0 THEN 1 END; SELECT a; END;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.g(integer)') AND prokind IN ('f', 'w')) THEN
    CREATE FUNCTION g(a integer)
        RETURNS integer
        LANGUAGE sql
    RETURN a + 1;
  END IF;
END $$;
--- undo
DROP FUNCTION IF EXISTS f(integer);
DROP FUNCTION IF EXISTS g(integer);
