-- rows: orders 0
CREATE TABLE orders (id int PRIMARY KEY);
-- change
SET lock_timeout = '2s';
ALTER TABLE orders ADD COLUMN state text NOT NULL;
