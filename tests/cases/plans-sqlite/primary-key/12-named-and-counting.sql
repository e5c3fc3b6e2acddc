--- before
CREATE TABLE t (id INTEGER NOT NULL CONSTRAINT "PK_t" PRIMARY KEY AUTOINCREMENT, a TEXT, b INTEGER);

--- rows
INSERT INTO t (a, b) VALUES ('x', 10), ('y', 20), ('z', 30);

--- after
CREATE TABLE t (id INTEGER NOT NULL CONSTRAINT "PK_t" PRIMARY KEY AUTOINCREMENT, a TEXT, b INTEGER NOT NULL DEFAULT 0);

--- plan
CREATE TABLE "new_t" (
  "id" integer NOT NULL CONSTRAINT "PK_t" PRIMARY KEY AUTOINCREMENT,
  "a" text,
  "b" integer NOT NULL DEFAULT 0
);
INSERT INTO "new_t" ("id", "a", "b") SELECT "id", "a", coalesce("b", 0) FROM "t";
DELETE FROM sqlite_sequence WHERE name = 'new_t';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_t', seq FROM sqlite_sequence WHERE name = 't';
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
--- undo
CREATE TABLE "new_t" (
  "id" integer NOT NULL CONSTRAINT "PK_t" PRIMARY KEY AUTOINCREMENT,
  "a" text,
  "b" integer
);
INSERT INTO "new_t" ("id", "a", "b") SELECT "id", "a", "b" FROM "t";
DELETE FROM sqlite_sequence WHERE name = 'new_t';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_t', seq FROM sqlite_sequence WHERE name = 't';
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
--- not undone
the nulls of t.b
