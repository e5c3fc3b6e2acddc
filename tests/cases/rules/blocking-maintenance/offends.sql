CREATE TABLE customers (id int PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, code varchar(20), note text, total int);
INSERT INTO customers SELECT n, 'n' FROM generate_series(1, 10) n;
INSERT INTO orders SELECT n, n % 10 + 1, n::text, 'n', n FROM generate_series(1, 300) n;
CREATE MATERIALIZED VIEW totals AS SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id;
-- change
VACUUM FULL orders; -- finds: high orders
CLUSTER orders USING orders_pkey; -- finds: high orders
REINDEX TABLE orders; -- finds: high orders
REFRESH MATERIALIZED VIEW totals; -- finds: high totals
ALTER TABLE customers SET UNLOGGED; -- finds: high customers
