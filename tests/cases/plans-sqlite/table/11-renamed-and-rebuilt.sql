--- rename t -> things
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);

--- after
CREATE TABLE things (id INTEGER PRIMARY KEY, a VARCHAR(80), b INTEGER, UNIQUE (a));

--- plan
ALTER TABLE "t" RENAME TO "things";
CREATE TABLE "new_things" (
  "id" integer NOT NULL,
  "a" varchar(80),
  "b" integer,
  PRIMARY KEY ("id"),
  UNIQUE ("a")
);
INSERT INTO "new_things" ("id", "a", "b") SELECT "id", "a", "b" FROM "things";
DROP TABLE "things";
ALTER TABLE "new_things" RENAME TO "things";
--- undo
CREATE TABLE "new_things" (
  "id" integer NOT NULL,
  "a" text,
  "b" integer,
  PRIMARY KEY ("id")
);
INSERT INTO "new_things" ("id", "a", "b") SELECT "id", "a", "b" FROM "things";
DROP TABLE "things";
ALTER TABLE "new_things" RENAME TO "things";
ALTER TABLE "things" RENAME TO "t";
