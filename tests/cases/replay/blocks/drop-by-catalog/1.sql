CREATE TABLE t (a int, b int UNIQUE, c int CHECK (c > 0), d int CHECK (d > 0));
CREATE TABLE u (id int PRIMARY KEY, t_b int REFERENCES t (b));
CREATE FUNCTION over(a int) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION over(a text) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE POLICY p1 ON t;
CREATE POLICY p2 ON t;
DO $$
DECLARE
  r record;
  c_name text;
BEGIN
  SELECT conname INTO c_name FROM pg_constraint WHERE conrelid = 'u'::regclass AND contype = 'f' LIMIT 1;
  IF FOUND THEN
    EXECUTE format('ALTER TABLE u DROP CONSTRAINT %I', c_name);
  END IF;
  FOR r IN SELECT con.conname FROM pg_constraint con JOIN pg_class rel ON rel.oid = con.conrelid WHERE rel.relname = 't' AND con.contype = 'c' LOOP
    EXECUTE 'ALTER TABLE t DROP CONSTRAINT ' || quote_ident(r.conname);
  END LOOP;
  FOR r IN SELECT oid::regprocedure AS signature FROM pg_proc WHERE proname = 'over' LOOP
    EXECUTE 'DROP FUNCTION ' || r.signature;
  END LOOP;
  FOR r IN (SELECT policyname, schemaname, tablename FROM pg_policies WHERE tablename = 't') LOOP
    EXECUTE format('DROP POLICY %I ON %I.%I', r.policyname, r.schemaname, r.tablename);
  END LOOP;
  SELECT tc.constraint_name INTO STRICT c_name FROM information_schema.table_constraints tc WHERE tc.table_name = 't' AND tc.constraint_type = 'UNIQUE';
  EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %s', 't', c_name);
END $$;
