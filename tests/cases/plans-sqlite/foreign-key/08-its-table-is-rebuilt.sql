--- backfill p.code: ''
--- before
CREATE TABLE p (id INTEGER PRIMARY KEY, code TEXT UNIQUE);
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER, CONSTRAINT up FOREIGN KEY (b) REFERENCES p (id) ON DELETE CASCADE);

--- rows
INSERT INTO p VALUES (10, 'x'), (20, 'y'), (30, 'z');
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);

--- after
CREATE TABLE p (id INTEGER PRIMARY KEY, code VARCHAR(9) NOT NULL UNIQUE);
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER, CONSTRAINT up FOREIGN KEY (b) REFERENCES p (id) ON DELETE CASCADE);

--- plan
CREATE TABLE "new_p" (
  "id" integer NOT NULL,
  "code" varchar(9) NOT NULL,
  PRIMARY KEY ("id"),
  UNIQUE ("code")
);
INSERT INTO "new_p" ("id", "code") SELECT "id", coalesce("code", '') FROM "p";
DROP TABLE "p";
ALTER TABLE "new_p" RENAME TO "p";
--- undo
CREATE TABLE "new_p" (
  "id" integer NOT NULL,
  "code" text,
  PRIMARY KEY ("id"),
  UNIQUE ("code")
);
INSERT INTO "new_p" ("id", "code") SELECT "id", "code" FROM "p";
DROP TABLE "p";
ALTER TABLE "new_p" RENAME TO "p";
--- not undone
the nulls of p.code
