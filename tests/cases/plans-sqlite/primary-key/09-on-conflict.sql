--- before
CREATE TABLE t (a TEXT PRIMARY KEY ON CONFLICT IGNORE, b INTEGER);

--- rows
INSERT INTO t (a, b) VALUES ('x', 10), ('y', 20), ('z', 30);

--- after
CREATE TABLE t (a TEXT PRIMARY KEY, b INTEGER);

--- plan
CREATE TABLE "new_t" (
  "a" text,
  "b" integer,
  PRIMARY KEY ("a")
);
INSERT INTO "new_t" ("rowid", "a", "b") SELECT rowid, "a", "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
--- undo
CREATE TABLE "new_t" (
  "a" text,
  "b" integer,
  PRIMARY KEY ("a") ON CONFLICT IGNORE
);
INSERT OR ABORT INTO "new_t" ("rowid", "a", "b") SELECT rowid, "a", "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
