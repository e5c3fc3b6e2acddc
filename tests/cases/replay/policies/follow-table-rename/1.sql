CREATE TABLE t (id int, owner text);
CREATE POLICY p ON t USING (t.owner = 'x' AND EXISTS (SELECT 1 FROM t AS other WHERE other.id = t.id));
ALTER TABLE t RENAME TO u;
ALTER TABLE u RENAME COLUMN owner TO holder;
