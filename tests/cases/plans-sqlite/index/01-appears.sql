--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);

--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE INDEX t_i ON t (a);

--- plan
CREATE INDEX IF NOT EXISTS "t_i" ON "t" ("a");
--- undo
DROP INDEX IF EXISTS "t_i";
