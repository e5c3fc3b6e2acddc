-- rows: orders 0
CREATE TABLE orders (id int PRIMARY KEY);
-- change
SET lock_timeout = '2s';
DROP TABLE orders;
