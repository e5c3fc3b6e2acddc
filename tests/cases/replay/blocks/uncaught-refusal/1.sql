DO $$ BEGIN
  ALTER TABLE absent ADD COLUMN a int;
  CREATE TABLE t (id int);
END $$;
