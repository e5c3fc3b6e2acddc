--- before
CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT UNIQUE);
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER, CONSTRAINT up FOREIGN KEY (b) REFERENCES p (id) ON DELETE CASCADE);

--- rows
INSERT INTO p VALUES (10, 'x'), (20, 'y'), (30, 'z');
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);

--- after
CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT UNIQUE);
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);

--- plan
CREATE TABLE "new_t" (
  "id" integer NOT NULL,
  "a" text,
  "b" integer,
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
  PRIMARY KEY ("id"),
  CONSTRAINT "up" FOREIGN KEY ("b") REFERENCES "p" ("id") ON DELETE CASCADE
);
INSERT INTO "new_t" ("id", "a", "b") SELECT "id", "a", "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
CREATE TABLE temp."orphans" ("rows" CONSTRAINT "t (b) refers to rows of p that are there" CHECK ("rows" = 0));
INSERT INTO temp."orphans" SELECT count(*) FROM "t" AS own WHERE own."b" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "p" AS other WHERE other."id" = own."b");
DROP TABLE temp."orphans";
