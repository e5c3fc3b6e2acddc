-- from: 17
CREATE TABLE items (id int PRIMARY KEY, note text, total int GENERATED ALWAYS AS (id * 2) STORED);
INSERT INTO items SELECT n, 'n' FROM generate_series(1, 300) n;
-- change
ALTER TABLE items ALTER COLUMN total SET EXPRESSION AS (id * 3);
