CREATE TABLE customers (id int PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, code varchar(20), note text, total int);
INSERT INTO customers SELECT n, 'n' FROM generate_series(1, 10) n;
INSERT INTO orders SELECT n, n % 10 + 1, n::text, 'n', n FROM generate_series(1, 300) n;
CREATE SEQUENCE numbers;
CREATE FUNCTION moody() RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
-- change
ALTER TABLE orders ADD COLUMN token uuid DEFAULT gen_random_uuid(); -- finds: high orders.token
ALTER TABLE orders ADD COLUMN at timestamptz NOT NULL DEFAULT clock_timestamp(); -- finds: high orders.at
ALTER TABLE orders ADD COLUMN number bigint DEFAULT nextval('numbers'); -- finds: high orders.number
ALTER TABLE orders ADD COLUMN mood int DEFAULT moody(); -- finds: high orders.mood
