--- before
CREATE TABLE t (a TEXT, b INTEGER);

--- rows
INSERT INTO t (a, b) VALUES ('x', 1), ('y', 2);

--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);

--- plan
CREATE TABLE "new_t" (
  "id" integer NOT NULL,
  "a" text,
  "b" integer,
  PRIMARY KEY ("id")
);
INSERT INTO "new_t" ("id", "a", "b") SELECT rowid, "a", "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
--- undo
CREATE TABLE "new_t" (
  "a" text,
  "b" integer
);
INSERT INTO "new_t" ("a", "b") SELECT "a", "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
