CREATE TABLE customers (id int PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, code varchar(20), note text, total int);
INSERT INTO customers SELECT n, 'n' FROM generate_series(1, 10) n;
INSERT INTO orders SELECT n, n % 10 + 1, n::text, 'n', n FROM generate_series(1, 300) n;
-- change
ALTER TABLE orders ADD COLUMN rating int CHECK (rating BETWEEN 1 AND 5); -- finds: medium orders.orders_rating_check
ALTER TABLE orders ADD COLUMN payer int DEFAULT 1 REFERENCES customers; -- finds: medium orders.orders_payer_fkey
