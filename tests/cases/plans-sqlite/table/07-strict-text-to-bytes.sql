--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER) STRICT;

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);

--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, a BLOB, b INTEGER) STRICT;

--- plan
CREATE TABLE "new_t" (
  "id" integer NOT NULL,
  "a" blob,
  "b" integer,
  PRIMARY KEY ("id")
) STRICT;
INSERT INTO "new_t" ("id", "a", "b") SELECT "id", CAST("a" AS blob), "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
--- undo
CREATE TABLE "new_t" (
  "id" integer NOT NULL,
  "a" text,
  "b" integer,
  PRIMARY KEY ("id")
) STRICT;
INSERT INTO "new_t" ("id", "a", "b") SELECT "id", CAST("a" AS text), "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
