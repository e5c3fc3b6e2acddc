--- before
CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a TEXT, b INTEGER);

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);
DELETE FROM t WHERE id = 7;

--- after
CREATE TABLE t (id INTEGER PRIMARY KEY AUTOINCREMENT, a VARCHAR(9), b INTEGER);

--- plan
CREATE TABLE "new_t" (
  "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  "a" varchar(9),
  "b" integer
);
INSERT INTO "new_t" ("id", "a", "b") SELECT "id", "a", "b" FROM "t";
DELETE FROM sqlite_sequence WHERE name = 'new_t';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_t', seq FROM sqlite_sequence WHERE name = 't';
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
--- undo
CREATE TABLE "new_t" (
  "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  "a" text,
  "b" integer
);
INSERT INTO "new_t" ("id", "a", "b") SELECT "id", "a", "b" FROM "t";
DELETE FROM sqlite_sequence WHERE name = 'new_t';
INSERT INTO sqlite_sequence (name, seq) SELECT 'new_t', seq FROM sqlite_sequence WHERE name = 't';
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
