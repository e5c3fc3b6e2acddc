--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER, c INTEGER AS (b + 1));

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);

--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER, c INTEGER AS (b + 1) STORED);

--- plan
CREATE TABLE "new_t" (
  "id" integer NOT NULL,
  "a" text,
  "b" integer,
  "c" integer GENERATED ALWAYS AS (b + 1) STORED,
  PRIMARY KEY ("id")
);
INSERT INTO "new_t" ("id", "a", "b") SELECT "id", "a", "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
--- undo
CREATE TABLE "new_t" (
  "id" integer NOT NULL,
  "a" text,
  "b" integer,
  "c" integer GENERATED ALWAYS AS (b + 1) VIRTUAL,
  PRIMARY KEY ("id")
);
INSERT INTO "new_t" ("id", "a", "b") SELECT "id", "a", "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
