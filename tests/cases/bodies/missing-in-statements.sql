CREATE FUNCTION f() RETURNS SETOF bigint LANGUAGE plpgsql AS $$
DECLARE r record; c CURSOR FOR SELECT nickname FROM users;
BEGIN
  INSERT INTO projects (id, title, colour) SELECT id, label, name FROM users;
  DELETE FROM members WHERE project_id = 1;
  OPEN c;
  FOR r IN SELECT u.phone FROM users u LOOP NULL; END LOOP;
  PERFORM 1 FROM users WHERE shoe_size = 1;
  EXECUTE 'UPDATE users SET age = $1 WHERE id = 1' USING r;
  RETURN QUERY SELECT id FROM projects ORDER BY height;
  RETURN QUERY EXECUTE format('SELECT %I FROM users', 'wage');
END $$;
