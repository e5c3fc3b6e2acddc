--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE TABLE n (id INTEGER PRIMARY KEY, t_id INTEGER REFERENCES t (id) ON DELETE CASCADE);

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);
INSERT INTO n VALUES (1, 1), (2, 7);

--- after
CREATE TABLE n (id INTEGER PRIMARY KEY, t_id INTEGER);

--- plan
CREATE TABLE "new_n" (
  "id" integer NOT NULL,
  "t_id" integer,
  PRIMARY KEY ("id")
);
INSERT INTO "new_n" ("id", "t_id") SELECT "id", "t_id" FROM "n";
DROP TABLE "n";
ALTER TABLE "new_n" RENAME TO "n";
DROP TABLE IF EXISTS "t";
--- undo
CREATE TABLE IF NOT EXISTS "t" (
  "id" integer NOT NULL,
  "a" text,
  "b" integer,
  PRIMARY KEY ("id")
);
CREATE TABLE "new_n" (
  "id" integer NOT NULL,
  "t_id" integer,
  PRIMARY KEY ("id"),
  CONSTRAINT "n_t_id_fkey" FOREIGN KEY ("t_id") REFERENCES "t" ("id") ON DELETE CASCADE
);
INSERT INTO "new_n" ("id", "t_id") SELECT "id", "t_id" FROM "n";
DROP TABLE "n";
ALTER TABLE "new_n" RENAME TO "n";
--- not undone
the rows of t
