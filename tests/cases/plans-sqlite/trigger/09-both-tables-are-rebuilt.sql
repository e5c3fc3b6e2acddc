--- backfill log.what: ''
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE TABLE log (what TEXT);
CREATE TRIGGER g AFTER INSERT ON t BEGIN INSERT INTO log VALUES (NEW.a); END;

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);

--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, a VARCHAR(5), b INTEGER);
CREATE TABLE log (what TEXT NOT NULL);
CREATE TRIGGER g AFTER INSERT ON t BEGIN INSERT INTO log VALUES (NEW.a); END;

--- plan
DROP TRIGGER IF EXISTS "g";
CREATE TABLE "new_log" (
  "what" text NOT NULL
);
INSERT INTO "new_log" ("rowid", "what") SELECT rowid, coalesce("what", '') FROM "log";
DROP TABLE "log";
ALTER TABLE "new_log" RENAME TO "log";
CREATE TABLE "new_t" (
  "id" integer NOT NULL,
  "a" varchar(5),
  "b" integer,
  PRIMARY KEY ("id")
);
INSERT INTO "new_t" ("id", "a", "b") SELECT "id", "a", "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
CREATE TRIGGER "g" AFTER INSERT ON "t" FOR EACH ROW BEGIN insert into log values (new.a); END;
--- undo
DROP TRIGGER IF EXISTS "g";
CREATE TABLE "new_log" (
  "what" text
);
INSERT INTO "new_log" ("rowid", "what") SELECT rowid, "what" FROM "log";
DROP TABLE "log";
ALTER TABLE "new_log" RENAME TO "log";
CREATE TABLE "new_t" (
  "id" integer NOT NULL,
  "a" text,
  "b" integer,
  PRIMARY KEY ("id")
);
INSERT INTO "new_t" ("id", "a", "b") SELECT "id", "a", "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
CREATE TRIGGER "g" AFTER INSERT ON "t" FOR EACH ROW BEGIN insert into log values (new.a); END;
--- not undone
the nulls of log.what
