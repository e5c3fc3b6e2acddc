--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE VIEW v AS SELECT a FROM t;

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);

--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE VIEW v (name) AS SELECT a FROM t;

--- plan
DROP VIEW IF EXISTS "v";
CREATE VIEW "v" ("name") AS SELECT a FROM t;
--- undo
DROP VIEW IF EXISTS "v";
CREATE VIEW "v" AS SELECT a FROM t;
