--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER REFERENCES t (id) ON DELETE CASCADE);

--- rows
INSERT INTO t VALUES (1, 'x', NULL), (2, 'y', 1), (3, 'z', 2);

--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT COLLATE NOCASE, b INTEGER REFERENCES t (id) ON DELETE CASCADE);

--- plan
CREATE TABLE "new_t" (
  "id" integer NOT NULL,
  "a" text COLLATE nocase,
  "b" integer,
  PRIMARY KEY ("id"),
  CONSTRAINT "t_b_fkey" FOREIGN KEY ("b") REFERENCES "t" ("id") ON DELETE CASCADE
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
  CONSTRAINT "t_b_fkey" FOREIGN KEY ("b") REFERENCES "t" ("id") ON DELETE CASCADE
);
INSERT INTO "new_t" ("id", "a", "b") SELECT "id", "a", "b" FROM "t";
DROP TABLE "t";
ALTER TABLE "new_t" RENAME TO "t";
