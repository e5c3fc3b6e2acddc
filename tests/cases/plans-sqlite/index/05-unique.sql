--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE INDEX t_i ON t (a);

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);

--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE UNIQUE INDEX t_i ON t (a);

--- plan
DROP INDEX IF EXISTS "t_i";
CREATE UNIQUE INDEX IF NOT EXISTS "t_i" ON "t" ("a");
--- undo
DROP INDEX IF EXISTS "t_i";
CREATE INDEX IF NOT EXISTS "t_i" ON "t" ("a");
