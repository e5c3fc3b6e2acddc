CREATE TABLE customers (id int PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, code varchar(20), note text, total int);
INSERT INTO customers SELECT n, 'n' FROM generate_series(1, 10) n;
INSERT INTO orders SELECT n, n % 10 + 1, n::text, 'n', n FROM generate_series(1, 300) n;
INSERT INTO orders VALUES (301, 1, '300', 'n', 1);
-- change
DELETE FROM orders a USING orders b WHERE a.code = b.code AND a.id > b.id;
CREATE UNIQUE INDEX CONCURRENTLY orders_code_key ON orders (code);
ALTER TABLE orders ADD CONSTRAINT orders_code_key UNIQUE USING INDEX orders_code_key;
CREATE TABLE fresh (id int UNIQUE, code text);
ALTER TABLE fresh ADD UNIQUE (code);
