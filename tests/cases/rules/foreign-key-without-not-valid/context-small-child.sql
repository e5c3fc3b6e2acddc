-- rows: orders 400
-- rows: customers 3000000
CREATE TABLE customers (id int PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int);
INSERT INTO customers SELECT n, 'n' FROM generate_series(1, 10) n;
INSERT INTO orders SELECT n, n % 10 + 1 FROM generate_series(1, 300) n;
-- change
SET lock_timeout = '2s';
ALTER TABLE orders ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES customers (id);
