--- rename t.a -> name
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);

--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT, b INTEGER);

--- plan
ALTER TABLE "t" RENAME COLUMN "a" TO "name";
--- undo
ALTER TABLE "t" RENAME COLUMN "name" TO "a";
