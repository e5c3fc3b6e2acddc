ALTER TABLE booking ADD COLUMN tenant integer;
