-- from: 15
CREATE TABLE items (id int PRIMARY KEY, note text);
INSERT INTO items SELECT n, 'n' FROM generate_series(1, 300) n;
-- change
ALTER TABLE items SET ACCESS METHOD heap;
MERGE INTO items i USING (SELECT 1 AS id) s ON i.id = s.id WHEN MATCHED THEN UPDATE SET note = 'm';
