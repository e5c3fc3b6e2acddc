-- rows: orders 50000
-- scans: orders orders_note_idx 1200
CREATE TABLE orders (id int PRIMARY KEY, note text, state text, total int);
INSERT INTO orders SELECT n, NULL, 'n', n FROM generate_series(1, 300) n;
CREATE INDEX orders_note_idx ON orders (note);
CREATE INDEX orders_note_total_idx ON orders (note, total);
-- change
DROP INDEX CONCURRENTLY orders_note_idx;
