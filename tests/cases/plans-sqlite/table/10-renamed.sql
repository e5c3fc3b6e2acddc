--- rename t -> things
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE TABLE n (id INTEGER PRIMARY KEY, t_id INTEGER REFERENCES t (id));
CREATE INDEX t_a ON t (a);

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);

--- after
CREATE TABLE things (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE TABLE n (id INTEGER PRIMARY KEY, t_id INTEGER REFERENCES things (id));
CREATE INDEX t_a ON things (a);

--- plan
ALTER TABLE "t" RENAME TO "things";
--- undo
ALTER TABLE "things" RENAME TO "t";
