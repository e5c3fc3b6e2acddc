--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE VIEW w AS SELECT a FROM v;

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);

--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b REAL);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE VIEW w AS SELECT a FROM v;

--- plan
DROP VIEW IF EXISTS "v";
DROP VIEW IF EXISTS "w";
CREATE TABLE "new_t" (
  "id" integer NOT NULL,
  "a" text,
  "b" real,
  PRIMARY KEY ("id")
);
INSERT INTO "new_t" ("id", "a", "b") SELECT "id", "a", "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
CREATE VIEW "v" AS SELECT a, b FROM t;
CREATE VIEW "w" AS SELECT a FROM v;
--- undo
DROP VIEW IF EXISTS "v";
DROP VIEW IF EXISTS "w";
CREATE TABLE "new_t" (
  "id" integer NOT NULL,
  "a" text,
  "b" integer,
  PRIMARY KEY ("id")
);
INSERT INTO "new_t" ("id", "a", "b") SELECT "id", "a", "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
CREATE VIEW "v" AS SELECT a, b FROM t;
CREATE VIEW "w" AS SELECT a FROM v;
