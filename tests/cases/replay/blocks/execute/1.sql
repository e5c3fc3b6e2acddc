DO $$
DECLARE
  name text := 'o''clock';
  part record;
  made constant int = 3;
BEGIN
  EXECUTE 'CREATE TABLE plain (id int)';
  EXECUTE format('CREATE TABLE %I (id int DEFAULT %s, word text DEFAULT %L)', name, made, name);
  EXECUTE 'CREATE TABLE ' || quote_ident('Mixed') || ' (id int); CREATE TABLE second (id int);';
  EXECUTE $q$CREATE TABLE dollar (id int)$q$;
  EXECUTE 'CREATE TABLE ' || CASE WHEN made > 2 THEN 'big' ELSE 'small' END || ' (id int)';
  name := upper('abc') || '_' || made::text;
  EXECUTE format('CREATE TABLE %1$I (id int, %2$I text, again text DEFAULT %1$L)', name, 'col');
END $$;
DO LANGUAGE plpgsql 'BEGIN EXECUTE ''CREATE TABLE quoted (word text DEFAULT ''''x'''')''; END';
