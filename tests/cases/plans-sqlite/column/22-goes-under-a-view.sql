--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER, c TEXT);
CREATE VIEW v AS SELECT id, c FROM t;

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);

--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE VIEW v AS SELECT id FROM t;

--- plan
DROP VIEW IF EXISTS "v";
ALTER TABLE "t" DROP COLUMN "c";
CREATE VIEW "v" AS SELECT id FROM t;
--- undo
DROP VIEW IF EXISTS "v";
ALTER TABLE "t" ADD COLUMN "c" text;
CREATE VIEW "v" AS SELECT id, c FROM t;
--- not undone
the values of t.c
