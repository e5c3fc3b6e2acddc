CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  CREATE TEMP TABLE picked ON COMMIT DROP AS SELECT u.id, u.email FROM users u;
  CREATE INDEX ON picked (id);
  INSERT INTO picked (id, email) VALUES (1, 'x');
  UPDATE users SET name = picked.email FROM picked WHERE picked.id = users.id;
  CREATE TEMP TABLE plain (n int);
  TRUNCATE plain, picked;
  DROP TABLE plain;
  BEGIN
    DELETE FROM perhaps WHERE worn = 1;
  EXCEPTION WHEN undefined_table THEN NULL;
  END;
END $$;
