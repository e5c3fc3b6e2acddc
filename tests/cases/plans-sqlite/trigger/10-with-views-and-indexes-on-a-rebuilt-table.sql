--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE TABLE log (what TEXT);
CREATE INDEX t_a ON t (a);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE TRIGGER g AFTER INSERT ON t BEGIN INSERT INTO log VALUES (NEW.a); END;

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, NULL, 20), (7, 'z', NULL);

--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT NOT NULL DEFAULT 'none', b INTEGER, CHECK (b > 0));
CREATE TABLE log (what TEXT);
CREATE INDEX t_a ON t (a);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE TRIGGER g AFTER INSERT ON t BEGIN INSERT INTO log VALUES (NEW.a); END;

--- plan
DROP VIEW IF EXISTS "v";
CREATE TABLE "new_t" (
  "id" integer NOT NULL,
  "a" text NOT NULL DEFAULT 'none',
  "b" integer,
  PRIMARY KEY ("id"),
  CHECK (b > 0)
);
INSERT INTO "new_t" ("id", "a", "b") SELECT "id", coalesce("a", 'none'), "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
CREATE INDEX "t_a" ON "t" ("a");
CREATE VIEW "v" AS SELECT a, b FROM t;
CREATE TRIGGER "g" AFTER INSERT ON "t" FOR EACH ROW BEGIN insert into log values (new.a); END;
--- undo
DROP VIEW IF EXISTS "v";
CREATE TABLE "new_t" (
  "id" integer NOT NULL,
  "a" text,
  "b" integer,
  PRIMARY KEY ("id")
);
INSERT INTO "new_t" ("id", "a", "b") SELECT "id", "a", "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
CREATE INDEX "t_a" ON "t" ("a");
CREATE VIEW "v" AS SELECT a, b FROM t;
CREATE TRIGGER "g" AFTER INSERT ON "t" FOR EACH ROW BEGIN insert into log values (new.a); END;
--- not undone
the nulls of t.a
