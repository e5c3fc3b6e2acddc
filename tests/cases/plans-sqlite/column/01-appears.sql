--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);

--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER, c TEXT);

--- plan
ALTER TABLE "t" ADD COLUMN "c" text;
--- undo
ALTER TABLE "t" DROP COLUMN "c";
