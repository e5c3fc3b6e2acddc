CREATE FUNCTION f(lowest bigint) RETURNS bigint LANGUAGE plpgsql AS $$
<<whole>>
DECLARE
  one users%ROWTYPE;
  found_title projects.title%TYPE := (SELECT title FROM projects LIMIT 1);
  total bigint DEFAULT 0;
  several CURSOR (owner bigint) FOR SELECT title, budget FROM projects WHERE owner_id = owner;
BEGIN
  FOR one IN SELECT * FROM users WHERE id > lowest ORDER BY created_at LOOP
    total := total + one.id;
    CONTINUE WHEN one.role IS NULL;
  END LOOP;
  FOR project IN several(whole.total) LOOP
    RAISE NOTICE 'project % costs %', project.title, project.budget USING HINT = found_title;
  END LOOP;
  FOR i IN 1..(SELECT count(*) FROM "Order") LOOP total := total + i; END LOOP;
  WHILE EXISTS (SELECT FROM projects p WHERE p.id = -total) LOOP EXIT; END LOOP;
  CASE total WHEN 1, (SELECT max(id) FROM users) THEN NULL; ELSE PERFORM spent(total) FROM projects; END CASE;
  BEGIN
    UPDATE users SET name = found_title WHERE id = -1 RETURNING email, users.id INTO one.email, total;
  EXCEPTION WHEN unique_violation OR SQLSTATE '23503' THEN RAISE NOTICE '%', SQLERRM;
  END;
  RETURN count(*) FROM users WHERE id < total;
END whole $$;
