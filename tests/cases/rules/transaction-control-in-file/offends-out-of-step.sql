CREATE TABLE orders (id int PRIMARY KEY);
-- change
BEGIN;
ALTER TABLE orders ADD COLUMN a int;
BEGIN; -- finds: medium migrations/02_change.sql
ALTER TABLE orders ADD COLUMN b int;
COMMIT;
ALTER TABLE orders ADD COLUMN c int;
COMMIT; -- finds: medium migrations/02_change.sql
