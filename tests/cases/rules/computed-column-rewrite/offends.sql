CREATE TABLE customers (id int PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, code varchar(20), note text, total int);
INSERT INTO customers SELECT n, 'n' FROM generate_series(1, 10) n;
INSERT INTO orders SELECT n, n % 10 + 1, n::text, 'n', n FROM generate_series(1, 300) n;
CREATE DOMAIN held AS text CHECK (VALUE <> '');
CREATE DOMAIN plain AS text;
-- change
ALTER TABLE orders ADD COLUMN number bigserial; -- finds: high orders.number
ALTER TABLE orders ADD COLUMN more int GENERATED ALWAYS AS IDENTITY; -- finds: high orders.more
ALTER TABLE orders ADD COLUMN twice int GENERATED ALWAYS AS (total * 2) STORED; -- finds: high orders.twice
ALTER TABLE orders ADD COLUMN held held; -- finds: high orders.held
