ALTER TABLE person ADD COLUMN name text;
