-- rows: orders 50000
-- nulls: orders note 0.999
CREATE TABLE orders (id int PRIMARY KEY, note text, state text, total int);
INSERT INTO orders SELECT n, NULL, 'n', n FROM generate_series(1, 300) n;
-- change
ALTER TABLE orders DROP COLUMN note; -- finds: critical orders.note
ALTER TABLE orders DROP COLUMN state; -- finds: critical orders.state
