--- rename t.a -> name
--- backfill t.name: 'none'
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE INDEX t_a ON t (a);
CREATE VIEW v AS SELECT a FROM t;

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, NULL, 20), (7, 'z', NULL);

--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, name TEXT NOT NULL, b INTEGER);
CREATE INDEX t_a ON t (name);
CREATE VIEW v AS SELECT name AS a FROM t;

--- plan
ALTER TABLE "t" RENAME COLUMN "a" TO "name";
DROP VIEW IF EXISTS "v";
CREATE TABLE "new_t" (
  "id" integer NOT NULL,
  "name" text NOT NULL,
  "b" integer,
  PRIMARY KEY ("id")
);
INSERT INTO "new_t" ("id", "name", "b") SELECT "id", coalesce("name", 'none'), "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
CREATE INDEX "t_a" ON "t" ("name");
CREATE VIEW "v" AS SELECT name AS a FROM t;
--- undo
DROP VIEW IF EXISTS "v";
CREATE TABLE "new_t" (
  "id" integer NOT NULL,
  "name" text,
  "b" integer,
  PRIMARY KEY ("id")
);
INSERT INTO "new_t" ("id", "name", "b") SELECT "id", "name", "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
CREATE INDEX "t_a" ON "t" ("name");
CREATE VIEW "v" AS SELECT name FROM t;
ALTER TABLE "t" RENAME COLUMN "name" TO "a";
--- not undone
the nulls of t.name
