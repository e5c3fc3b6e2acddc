CREATE TABLE customers (id int PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, code varchar(20), note text, total int);
INSERT INTO customers SELECT n, 'n' FROM generate_series(1, 10) n;
INSERT INTO orders SELECT n, n % 10 + 1, n::text, 'n', n FROM generate_series(1, 300) n;
CREATE MATERIALIZED VIEW totals AS SELECT customer_id, count(*) AS n FROM orders GROUP BY customer_id;
CREATE UNIQUE INDEX totals_key ON totals (customer_id);
-- change
VACUUM orders;
ANALYZE orders;
REINDEX TABLE CONCURRENTLY orders;
UPDATE orders SET customer_id = 5 WHERE id < 100;
REFRESH MATERIALIZED VIEW CONCURRENTLY totals;
BEGIN;
SET LOCAL lock_timeout = '2s';
LOCK TABLE orders, customers IN SHARE ROW EXCLUSIVE MODE;
COMMIT;
