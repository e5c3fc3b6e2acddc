CREATE TABLE customers (id int PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, code varchar(20), note text, total int);
INSERT INTO customers SELECT n, 'n' FROM generate_series(1, 10) n;
INSERT INTO orders SELECT n, n % 10 + 1, n::text, 'n', n FROM generate_series(1, 300) n;
-- change
BEGIN;
LOCK TABLE orders; -- finds: medium orders
COMMIT;
