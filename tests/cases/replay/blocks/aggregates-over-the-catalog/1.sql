CREATE TABLE a (id int, x int, y int);
CREATE TABLE b (id int);
DO $$
DECLARE
  n int;
  list text;
  found_names text[];
BEGIN
  SELECT count(*) INTO n FROM information_schema.columns WHERE table_name = 'a';
  SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) INTO list FROM information_schema.columns WHERE table_name = 'a';
  EXECUTE format('CREATE INDEX a_%s ON a (%s)', n, list);
  SELECT array_agg(tablename ORDER BY tablename) INTO found_names FROM pg_tables WHERE schemaname = 'public';
  IF 'b' = ANY (found_names) AND array_length(found_names, 1) = 2 THEN
    ALTER TABLE b ADD COLUMN counted int;
  END IF;
  IF (SELECT count(*) FROM pg_class WHERE relkind = 'r' AND relname IN ('a', 'b')) = 2 THEN
    ALTER TABLE b ADD COLUMN both_there int;
  END IF;
  FOR list, n IN SELECT table_name, count(*)::int FROM information_schema.columns WHERE table_schema = 'public' GROUP BY table_name HAVING count(*) > 2 ORDER BY 1 LOOP
    EXECUTE format('CREATE TABLE %s_has_%s (id int)', list, n);
  END LOOP;
END $$;
