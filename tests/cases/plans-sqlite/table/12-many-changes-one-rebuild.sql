--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER, old TEXT UNIQUE);
CREATE INDEX t_b ON t (b);

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);

--- after
CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT NOT NULL DEFAULT 'none' COLLATE NOCASE, b REAL, c TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP, UNIQUE (a, b), CHECK (b > 0));
CREATE UNIQUE INDEX t_b ON t (b, a);

--- plan
CREATE TABLE "new_t" (
  "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  "a" text NOT NULL DEFAULT 'none' COLLATE nocase,
  "b" real,
  "c" text NOT NULL DEFAULT CURRENT_TIMESTAMP,
  UNIQUE ("a", "b"),
  CHECK (b > 0)
);
INSERT INTO "new_t" ("id", "a", "b") SELECT "id", coalesce("a", 'none'), "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
CREATE UNIQUE INDEX IF NOT EXISTS "t_b" ON "t" ("b", "a");
--- undo
CREATE TABLE "new_t" (
  "id" integer NOT NULL,
  "a" text,
  "b" integer,
  "old" text,
  PRIMARY KEY ("id"),
  UNIQUE ("old")
);
INSERT INTO "new_t" ("id", "a", "b") SELECT "id", "a", "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
CREATE INDEX IF NOT EXISTS "t_b" ON "t" ("b");
--- not undone
the values of t.old
the nulls of t.a
