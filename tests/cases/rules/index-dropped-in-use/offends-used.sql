-- rows: orders 50000
-- scans: orders orders_note_idx 1200
-- scans: orders orders_total_idx 0
CREATE TABLE orders (id int PRIMARY KEY, note text, state text, total int);
INSERT INTO orders SELECT n, NULL, 'n', n FROM generate_series(1, 300) n;
CREATE INDEX orders_note_idx ON orders (note);
CREATE INDEX orders_total_idx ON orders (total);
-- change
DROP INDEX CONCURRENTLY orders_note_idx; -- finds: medium orders.orders_note_idx
DROP INDEX CONCURRENTLY orders_total_idx;
