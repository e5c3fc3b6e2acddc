--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE TABLE n (id INTEGER PRIMARY KEY, t_id INTEGER REFERENCES t (id));
CREATE INDEX n_t ON n (t_id);

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);

--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);

--- plan
DROP TABLE IF EXISTS "n";
--- undo
CREATE TABLE IF NOT EXISTS "n" (
  "id" integer NOT NULL,
  "t_id" integer,
  PRIMARY KEY ("id"),
  CONSTRAINT "n_t_id_fkey" FOREIGN KEY ("t_id") REFERENCES "t" ("id")
);
CREATE INDEX IF NOT EXISTS "n_t" ON "n" ("t_id");
--- not undone
the rows of n
