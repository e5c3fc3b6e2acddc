ALTER TABLE ghost ADD COLUMN x integer;
