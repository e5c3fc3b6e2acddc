--- before
CREATE TABLE t (a TEXT, b INTEGER, PRIMARY KEY (a, b)) WITHOUT ROWID;

--- rows
INSERT INTO t (a, b) VALUES ('x', 10), ('y', 20), ('z', 30);

--- after
CREATE TABLE t (a TEXT, b INTEGER, PRIMARY KEY (a COLLATE NOCASE, b DESC)) WITHOUT ROWID;

--- plan
CREATE TABLE "new_t" (
  "a" text NOT NULL,
  "b" integer NOT NULL,
  PRIMARY KEY ("a" COLLATE nocase, "b" DESC)
) WITHOUT ROWID;
INSERT INTO "new_t" ("a", "b") SELECT "a", "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
--- undo
CREATE TABLE "new_t" (
  "a" text NOT NULL,
  "b" integer NOT NULL,
  PRIMARY KEY ("a", "b")
) WITHOUT ROWID;
INSERT INTO "new_t" ("a", "b") SELECT "a", "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
