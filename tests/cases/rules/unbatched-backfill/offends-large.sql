-- rows: orders 10000
CREATE TABLE orders (id int PRIMARY KEY, note text, state text, total int);
INSERT INTO orders SELECT n, NULL, 'n', n FROM generate_series(1, 300) n;
-- change
UPDATE orders SET state = 'new'; -- finds: medium orders
