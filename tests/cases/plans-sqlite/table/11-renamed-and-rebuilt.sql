--- rename t -> things
--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);

--- after
CREATE TABLE things (id INTEGER PRIMARY KEY, a VARCHAR(80), b INTEGER, UNIQUE (a));

--- plan
