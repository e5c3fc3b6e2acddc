CREATE TABLE customers (id int PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, code varchar(20), note text, total int);
INSERT INTO customers SELECT n, 'n' FROM generate_series(1, 10) n;
INSERT INTO orders SELECT n, n % 10 + 1, n::text, 'n', n FROM generate_series(1, 300) n;
ALTER TABLE orders ADD CONSTRAINT code_there CHECK (code <> '');
CREATE INDEX orders_note_idx ON orders (note);
-- change
ALTER TABLE orders ALTER COLUMN code TYPE varchar(40); -- finds: medium orders.code
ALTER TABLE orders ALTER COLUMN note TYPE text COLLATE "C"; -- finds: medium orders.note
