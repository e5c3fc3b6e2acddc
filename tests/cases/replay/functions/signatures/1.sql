CREATE FUNCTION add(a integer, b int DEFAULT 1) RETURNS int LANGUAGE sql AS 'SELECT a + b';
CREATE FUNCTION add(float, double precision) RETURNS float8 LANGUAGE sql AS $$ SELECT $1 + $2 $$;
CREATE FUNCTION add(a int4, b int4) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION many(IN a varchar(10), INOUT b timestamp, OUT c text, VARIADIC d numeric[]) LANGUAGE plpgsql AS $$ BEGIN END $$;
CREATE FUNCTION rows_of() RETURNS SETOF text LANGUAGE sql AS 'SELECT 1::text';
CREATE FUNCTION table_of(n int) RETURNS TABLE (a int, b timestamptz) LANGUAGE sql AS 'SELECT 1, now()';
CREATE FUNCTION "Quoted Name"("Arg" text) RETURNS void LANGUAGE sql AS '';
CREATE FUNCTION nobody() RETURNS void LANGUAGE plpgsql AS $f$
BEGIN
  PERFORM 1;
END;
$f$;
