CREATE TABLE t (id int);
DO $$ BEGIN CREATE TABLE t (id int); EXCEPTION WHEN duplicate_table THEN ALTER TABLE t ADD COLUMN from_handler int; END $$;
DO $$ BEGIN ALTER TABLE t ADD COLUMN id int; EXCEPTION WHEN duplicate_column OR undefined_table THEN NULL; END $$;
DO $$ BEGIN ALTER TABLE absent ADD COLUMN id int; EXCEPTION WHEN SQLSTATE '42P01' THEN NULL; END $$;
DO $$ BEGIN DROP TABLE absent; EXCEPTION WHEN OTHERS THEN RAISE NOTICE 'no: %', SQLERRM; END $$;
DO $$ BEGIN CREATE TABLE half (id int); DROP TABLE absent; EXCEPTION WHEN undefined_table THEN CREATE TABLE instead (id int); END $$;
DO $$ BEGIN DROP TABLE absent; EXCEPTION WHEN duplicate_table THEN NULL; END $$;
DO $$ BEGIN
  BEGIN
    RAISE EXCEPTION 'own' USING ERRCODE = 'unique_violation';
  EXCEPTION WHEN unique_violation THEN
    CREATE TABLE after_own (id int);
  END;
  CREATE TABLE outer_goes_on (id int);
END $$;
DO $$ BEGIN
  BEGIN DROP TABLE absent; EXCEPTION WHEN undefined_table THEN RAISE; END;
EXCEPTION WHEN undefined_table THEN CREATE TABLE raised_again (id int);
END $$;
