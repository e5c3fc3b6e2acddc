--- before
CREATE TABLE t (id INTEGER NOT NULL, a TEXT, b INTEGER);

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);

--- after
CREATE TABLE t (id INTEGER NOT NULL, a TEXT, b INTEGER, PRIMARY KEY (id, a));

--- plan
CREATE TABLE "new_t" (
  "id" integer NOT NULL,
  "a" text,
  "b" integer,
  PRIMARY KEY ("id", "a")
);
INSERT INTO "new_t" ("rowid", "id", "a", "b") SELECT rowid, "id", "a", "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
--- undo
CREATE TABLE "new_t" (
  "id" integer NOT NULL,
  "a" text,
  "b" integer
);
INSERT INTO "new_t" ("rowid", "id", "a", "b") SELECT rowid, "id", "a", "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
