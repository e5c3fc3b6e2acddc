CREATE FUNCTION f(email text, u users) RETURNS TABLE (id bigint, total numeric) LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE name text := email; labels text[]; "Mixed" int;
BEGIN
  SELECT role INTO name FROM users WHERE users.email <> f.email AND users.name = u.name AND id = "Mixed";
  labels[1] := name;
  SELECT INTO id, total o.id, o.total FROM "Order" o WHERE o."userId" = u.id;
  RETURN NEXT;
  RETURN QUERY SELECT p.id, p.budget FROM projects p WHERE p.title = ANY (labels) AND mood = 1;
END $$;
