--- backfill t.c: upper(a)
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);

--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER, c TEXT NOT NULL);

--- plan
CREATE TABLE "new_t" (
  "id" integer NOT NULL,
  "a" text,
  "b" integer,
  "c" text NOT NULL,
  PRIMARY KEY ("id")
);
INSERT INTO "new_t" ("id", "a", "b", "c") SELECT "id", "a", "b", upper(a) FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
--- undo
ALTER TABLE "t" DROP COLUMN "c";
