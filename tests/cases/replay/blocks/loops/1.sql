CREATE TABLE a (id int);
CREATE TABLE b (id int);
DO $$
DECLARE
  t text;
  r record;
  i int;
  names text[] := ARRAY['c', 'd'];
BEGIN
  FOR r IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', r.tablename);
  END LOOP;
  FOREACH t IN ARRAY names LOOP
    EXECUTE format('CREATE TABLE %I (id int)', t);
  END LOOP;
  FOR t IN SELECT unnest(ARRAY['e', 'f']) LOOP
    CONTINUE WHEN t = 'f';
    EXECUTE 'CREATE TABLE ' || t || ' (id int)';
  END LOOP;
  FOR i IN 1..3 LOOP
    EXECUTE format('CREATE TABLE part_%s (id int)', i);
    EXIT WHEN i = 2;
  END LOOP;
  FOR i IN REVERSE 9..8 LOOP
    EXECUTE 'CREATE TABLE back_' || i || ' (id int)';
  END LOOP;
  i := 0;
  WHILE i < 2 LOOP
    i := i + 1;
    EXECUTE 'CREATE TABLE while_' || i || ' (id int)';
  END LOOP;
  FOR r IN SELECT * FROM (VALUES ('x', 'integer'), ('y', 'text')) AS v(name, type) LOOP
    EXECUTE format('ALTER TABLE a ADD COLUMN %I %s', r.name, r.type);
  END LOOP;
  <<outermost>>
  LOOP
    LOOP
      EXIT outermost;
    END LOOP;
    CREATE TABLE never (id int);
  END LOOP;
END $$;
