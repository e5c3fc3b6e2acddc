CREATE TABLE customers (id int PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, code varchar(20), note text, total int);
INSERT INTO customers SELECT n, 'n' FROM generate_series(1, 10) n;
INSERT INTO orders SELECT n, n % 10 + 1, n::text, 'n', n FROM generate_series(1, 300) n;
-- change
CREATE INDEX orders_note_idx ON orders (note); -- finds: high orders.orders_note_idx
CREATE UNIQUE INDEX IF NOT EXISTS orders_code_key ON orders (code); -- finds: high orders.orders_code_key
CREATE TABLE fresh (id int PRIMARY KEY, note text);
CREATE INDEX fresh_note_idx ON fresh (note);
