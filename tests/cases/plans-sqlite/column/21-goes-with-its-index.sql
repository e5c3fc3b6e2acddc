--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER, c TEXT);
CREATE INDEX t_c ON t (c);

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);

--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);

--- plan
DROP INDEX IF EXISTS "t_c";
ALTER TABLE "t" DROP COLUMN "c";
--- undo
ALTER TABLE "t" ADD COLUMN "c" text;
CREATE INDEX IF NOT EXISTS "t_c" ON "t" ("c");
--- not undone
the values of t.c
