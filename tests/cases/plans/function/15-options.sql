--- before
SET check_function_bodies = off;
CREATE FUNCTION w()
    RETURNS bigint
    LANGUAGE internal
AS $$window_row_number$$;

--- after
SET check_function_bodies = off;
CREATE FUNCTION w()
    RETURNS bigint
    LANGUAGE internal
    WINDOW
AS $$window_row_number$$;

--- plan
DROP FUNCTION IF EXISTS w();
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.w()') AND prokind IN ('f', 'w')) THEN
    CREATE FUNCTION w()
        RETURNS bigint
        LANGUAGE internal
        WINDOW
    AS $$window_row_number$$;
  END IF;
END $plumbline$;
--- undo
DROP FUNCTION IF EXISTS w();
DO $plumbline$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE oid = to_regprocedure('public.w()') AND prokind IN ('f', 'w')) THEN
    CREATE FUNCTION w()
        RETURNS bigint
        LANGUAGE internal
    AS $$window_row_number$$;
  END IF;
END $plumbline$;
