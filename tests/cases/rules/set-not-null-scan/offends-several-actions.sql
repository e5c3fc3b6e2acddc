CREATE TABLE orders (id int PRIMARY KEY, total int, note varchar(20));
INSERT INTO orders SELECT n, n, 'n' FROM generate_series(1, 300) n;
-- change
ALTER TABLE orders ALTER COLUMN total SET DEFAULT 0, ALTER COLUMN total SET NOT NULL; -- finds: high orders.total
ALTER TABLE orders ALTER COLUMN note TYPE varchar(40), ALTER COLUMN note SET NOT NULL; -- finds: high orders.note
