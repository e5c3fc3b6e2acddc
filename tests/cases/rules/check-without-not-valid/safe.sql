CREATE TABLE customers (id int PRIMARY KEY, name text);
CREATE TABLE orders (id int PRIMARY KEY, customer_id int, code varchar(20), note text, total int);
INSERT INTO customers SELECT n, 'n' FROM generate_series(1, 10) n;
INSERT INTO orders SELECT n, n % 10 + 1, n::text, 'n', n FROM generate_series(1, 300) n;
CREATE DOMAIN code AS text;
CREATE TABLE codes (id int, code code);
-- change
ALTER TABLE orders ADD CONSTRAINT total_positive CHECK (total > 0) NOT VALID;
ALTER TABLE orders VALIDATE CONSTRAINT total_positive;
ALTER DOMAIN code ADD CONSTRAINT code_there CHECK (VALUE <> '') NOT VALID;
CREATE TABLE fresh (id int, total int CHECK (total > 0));
ALTER TABLE fresh ADD CHECK (id > 0);
