-- rows: orders 50000
-- nulls: orders state 0.25
CREATE TABLE orders (id int PRIMARY KEY, note text, state text, total int);
INSERT INTO orders SELECT n, NULL, 'n', n FROM generate_series(1, 300) n;
-- change
ALTER TABLE orders ALTER COLUMN state SET NOT NULL; -- finds: high orders.state
