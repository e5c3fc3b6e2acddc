CREATE TABLE customers (id int PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, code varchar(20), note text, total int);
INSERT INTO customers SELECT n, 'n' FROM generate_series(1, 10) n;
INSERT INTO orders SELECT n, n % 10 + 1, n::text, 'n', n FROM generate_series(1, 300) n;
-- change
ALTER TABLE orders ALTER COLUMN note SET NOT NULL; -- finds: high orders.note
ALTER TABLE orders ADD CONSTRAINT code_or CHECK (code IS NOT NULL OR total > 0);
ALTER TABLE orders ALTER COLUMN code SET NOT NULL; -- finds: high orders.code
ALTER TABLE orders ADD CONSTRAINT total_there CHECK (total IS NOT NULL) NOT VALID;
ALTER TABLE orders ALTER COLUMN total SET NOT NULL; -- finds: high orders.total
