--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT NOT NULL ON CONFLICT IGNORE, b INTEGER NOT NULL);

--- rows
INSERT INTO t (a, b) VALUES ('x', 10), ('y', 20), ('z', 30);

--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT NOT NULL, b INTEGER NOT NULL ON CONFLICT REPLACE DEFAULT 7);

--- plan
CREATE TABLE "new_t" (
  "id" integer NOT NULL,
  "a" text NOT NULL,
  "b" integer NOT NULL ON CONFLICT REPLACE DEFAULT 7,
  PRIMARY KEY ("id")
);
INSERT OR ABORT INTO "new_t" ("id", "a", "b") SELECT "id", "a", "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
--- undo
CREATE TABLE "new_t" (
  "id" integer NOT NULL,
  "a" text NOT NULL ON CONFLICT IGNORE,
  "b" integer NOT NULL,
  PRIMARY KEY ("id")
);
INSERT OR ABORT INTO "new_t" ("id", "a", "b") SELECT "id", "a", "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
