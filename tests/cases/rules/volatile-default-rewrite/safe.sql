CREATE TABLE customers (id int PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, code varchar(20), note text, total int);
INSERT INTO customers SELECT n, 'n' FROM generate_series(1, 10) n;
INSERT INTO orders SELECT n, n % 10 + 1, n::text, 'n', n FROM generate_series(1, 300) n;
CREATE FUNCTION steady() RETURNS int LANGUAGE sql STABLE AS 'SELECT 1';
-- change
ALTER TABLE orders ADD COLUMN token uuid;
ALTER TABLE orders ALTER COLUMN token SET DEFAULT gen_random_uuid();
ALTER TABLE orders ADD COLUMN at timestamptz NOT NULL DEFAULT now();
ALTER TABLE orders ADD COLUMN also timestamptz NOT NULL DEFAULT pg_catalog.now();
ALTER TABLE orders ADD COLUMN calm int DEFAULT steady();
ALTER TABLE orders ADD COLUMN words text DEFAULT 'random()';
ALTER TABLE orders ADD COLUMN settings jsonb NOT NULL DEFAULT '{}'::jsonb;
