BEGIN;
CREATE TABLE t (id int);
DO $$
DECLARE
  n int := 0;
BEGIN
  BEGIN
    n := n + 1;
    BEGIN
      CREATE TABLE gone (id int);
      CREATE TABLE t (id int);
    EXCEPTION WHEN undefined_table THEN
      CREATE TABLE never (id int);
    END;
  EXCEPTION WHEN duplicate_table THEN
    n := n + 1;
    EXECUTE format('CREATE TABLE caught_%s (id int)', n);
  END;
  EXECUTE 'DO $inner$ BEGIN CREATE TABLE inside (id int); END $inner$';
END $$;
COMMIT;
BEGIN;
DO $$ BEGIN CREATE TABLE rolled_back (id int); END $$;
ROLLBACK;
