-- rows: orders 50000
-- nulls: orders note 1
CREATE TABLE orders (id int PRIMARY KEY, note text, state text, total int);
INSERT INTO orders SELECT n, NULL, 'n', n FROM generate_series(1, 300) n;
-- change
SET lock_timeout = '2s';
ALTER TABLE orders DROP COLUMN note;
