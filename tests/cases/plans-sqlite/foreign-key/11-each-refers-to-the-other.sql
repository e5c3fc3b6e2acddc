--- before
CREATE TABLE m (id INTEGER PRIMARY KEY, n_id INTEGER REFERENCES n (id) ON DELETE CASCADE, v TEXT);
CREATE TABLE n (id INTEGER PRIMARY KEY, m_id INTEGER REFERENCES m (id) ON DELETE CASCADE, v TEXT);

--- rows
PRAGMA foreign_keys = OFF;
INSERT INTO m VALUES (1, 1, 'a'), (2, 2, 'b');
INSERT INTO n VALUES (1, 2, 'c'), (2, 1, 'd');

--- after
CREATE TABLE m (id INTEGER PRIMARY KEY, n_id INTEGER REFERENCES n (id) ON DELETE CASCADE, v VARCHAR(9));
CREATE TABLE n (id INTEGER PRIMARY KEY, m_id INTEGER REFERENCES m (id) ON DELETE CASCADE, v VARCHAR(9));

--- plan
CREATE TABLE "new_m" (
  "id" integer NOT NULL,
  "n_id" integer,
  "v" varchar(9),
  PRIMARY KEY ("id"),
  CONSTRAINT "m_n_id_fkey" FOREIGN KEY ("n_id") REFERENCES "n" ("id") ON DELETE CASCADE
);
INSERT INTO "new_m" ("id", "n_id", "v") SELECT "id", "n_id", "v" FROM "m";
DROP TABLE "m";
ALTER TABLE "new_m" RENAME TO "m";
CREATE TABLE "new_n" (
  "id" integer NOT NULL,
  "m_id" integer,
  "v" varchar(9),
  PRIMARY KEY ("id"),
  CONSTRAINT "n_m_id_fkey" FOREIGN KEY ("m_id") REFERENCES "m" ("id") ON DELETE CASCADE
);
INSERT INTO "new_n" ("id", "m_id", "v") SELECT "id", "m_id", "v" FROM "n";
DROP TABLE "n";
ALTER TABLE "new_n" RENAME TO "n";
--- undo
CREATE TABLE "new_m" (
  "id" integer NOT NULL,
  "n_id" integer,
  "v" text,
  PRIMARY KEY ("id"),
  CONSTRAINT "m_n_id_fkey" FOREIGN KEY ("n_id") REFERENCES "n" ("id") ON DELETE CASCADE
);
INSERT INTO "new_m" ("id", "n_id", "v") SELECT "id", "n_id", "v" FROM "m";
DROP TABLE "m";
ALTER TABLE "new_m" RENAME TO "m";
CREATE TABLE "new_n" (
  "id" integer NOT NULL,
  "m_id" integer,
  "v" text,
  PRIMARY KEY ("id"),
  CONSTRAINT "n_m_id_fkey" FOREIGN KEY ("m_id") REFERENCES "m" ("id") ON DELETE CASCADE
);
INSERT INTO "new_n" ("id", "m_id", "v") SELECT "id", "m_id", "v" FROM "n";
DROP TABLE "n";
ALTER TABLE "new_n" RENAME TO "n";
