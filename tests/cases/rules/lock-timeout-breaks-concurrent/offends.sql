CREATE TABLE customers (id int PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, code varchar(20), note text, total int);
INSERT INTO customers SELECT n, 'n' FROM generate_series(1, 10) n;
INSERT INTO orders SELECT n, n % 10 + 1, n::text, 'n', n FROM generate_series(1, 300) n;
CREATE INDEX orders_note_idx ON orders (note);
-- change
SET lock_timeout = '2s';
CREATE INDEX CONCURRENTLY orders_code_idx ON orders (code); -- finds: high orders.orders_code_idx
SET lock_timeout = 0;
SET statement_timeout = 30000;
DROP INDEX CONCURRENTLY orders_note_idx; -- finds: high orders.orders_note_idx
