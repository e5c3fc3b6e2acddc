CREATE FUNCTION f(lowest bigint) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  one users%ROWTYPE;
  total bigint;
BEGIN
  total := (SELECT max(projects.cost) FROM projects);
  one.phone := 'x';
  IF total > lowst THEN RETURN sum(totals) FROM "Order"; END IF;
  RETURN QUERY_OF.total;
END $$;
