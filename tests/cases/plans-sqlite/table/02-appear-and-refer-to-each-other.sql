--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);

--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE TABLE m (id INTEGER PRIMARY KEY, n_id INTEGER REFERENCES n (id));
CREATE TABLE n (id INTEGER PRIMARY KEY, m_id INTEGER REFERENCES m (id));

--- plan
CREATE TABLE IF NOT EXISTS "m" (
  "id" integer NOT NULL,
  "n_id" integer,
  PRIMARY KEY ("id"),
  CONSTRAINT "m_n_id_fkey" FOREIGN KEY ("n_id") REFERENCES "n" ("id")
);
CREATE TABLE IF NOT EXISTS "n" (
  "id" integer NOT NULL,
  "m_id" integer,
  PRIMARY KEY ("id"),
  CONSTRAINT "n_m_id_fkey" FOREIGN KEY ("m_id") REFERENCES "m" ("id")
);
--- undo
DROP TABLE IF EXISTS "m";
DROP TABLE IF EXISTS "n";
