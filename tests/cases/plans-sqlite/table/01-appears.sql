--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);

--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE TABLE n (id INTEGER PRIMARY KEY AUTOINCREMENT, t_id INTEGER NOT NULL REFERENCES t (id) ON DELETE CASCADE, note TEXT DEFAULT 'a' UNIQUE, CHECK (note <> ''));
CREATE INDEX n_t ON n (t_id);

--- plan
CREATE TABLE IF NOT EXISTS "n" (
  "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT,
  "t_id" integer NOT NULL,
  "note" text DEFAULT 'a',
  UNIQUE ("note"),
  CHECK (note <> ''),
  CONSTRAINT "n_t_id_fkey" FOREIGN KEY ("t_id") REFERENCES "t" ("id") ON DELETE CASCADE
);
CREATE INDEX IF NOT EXISTS "n_t" ON "n" ("t_id");
--- undo
DROP TABLE IF EXISTS "n";
