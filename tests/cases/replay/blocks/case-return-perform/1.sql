DO $$
DECLARE
  kind text := 'b';
BEGIN
  CASE kind
    WHEN 'a' THEN CREATE TABLE never (id int);
    WHEN 'b', 'c' THEN CREATE TABLE chosen (id int);
    ELSE CREATE TABLE otherwise (id int);
  END CASE;
  CASE WHEN kind IS NULL THEN NULL; ELSE CREATE TABLE searched (id int); END CASE;
  PERFORM 1 FROM pg_class WHERE relname = 'chosen';
  IF NOT FOUND THEN
    CREATE TABLE never2 (id int);
  END IF;
  IF kind = 'b' THEN
    RETURN;
  END IF;
  CREATE TABLE never3 (id int);
END $$;
DO $$
<<named>>
DECLARE
  x int := 1;
BEGIN
  DECLARE
    x int := 2;
  BEGIN
    EXECUTE format('CREATE TABLE inner_%s_outer_%s (id int)', x, named.x);
  END;
END $$;
