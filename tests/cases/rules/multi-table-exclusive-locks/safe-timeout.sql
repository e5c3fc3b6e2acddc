-- style: supabase
CREATE TABLE customers (id int PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, code varchar(20), note text, total int);
-- change
SET LOCAL lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN state text;
ALTER TABLE customers ADD COLUMN state text;
