CREATE TABLE customers (id int PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, total int);
INSERT INTO customers SELECT n, 'n' FROM generate_series(1, 10) n;
INSERT INTO orders SELECT n, n FROM generate_series(1, 300) n;
-- change
ALTER TABLE orders ADD COLUMN customer_id int, ADD CONSTRAINT orders_customer_fkey FOREIGN KEY (customer_id) REFERENCES customers (id); -- finds: medium orders.orders_customer_fkey
ALTER TABLE orders ADD COLUMN payer_id int REFERENCES customers (id);
ALTER TABLE orders ADD COLUMN giver_id int, ADD CONSTRAINT orders_giver_fkey FOREIGN KEY (giver_id) REFERENCES customers (id) NOT VALID;
