ALTER TABLE auth.users ADD COLUMN mail text;
