CREATE TYPE role AS ENUM ('a', 'b');
CREATE TABLE t (id int, role text NOT NULL DEFAULT 'a');
ALTER TABLE t ALTER COLUMN role DROP DEFAULT;
ALTER TABLE t ALTER COLUMN role TYPE role USING role::role;
ALTER TABLE t ALTER COLUMN role SET DEFAULT 'a';
CREATE INDEX t_role ON t (role) WHERE role = 'a'::role;
ALTER TYPE role RENAME TO user_role;
DROP TYPE user_role;
