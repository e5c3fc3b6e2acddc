--- before
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE TABLE log (what TEXT);

--- rows
INSERT INTO t (id, a, b) VALUES (1, 'x', 10), (2, 'y', 20), (7, 'z', 30);

--- after
CREATE TABLE t (id INTEGER PRIMARY KEY, a TEXT, b INTEGER);
CREATE TABLE log (what TEXT);
CREATE TRIGGER g AFTER INSERT ON t BEGIN INSERT INTO log VALUES (NEW.a); END;

--- plan
CREATE TRIGGER "g" AFTER INSERT ON "t" FOR EACH ROW BEGIN insert into log values (new.a); END;
--- undo
DROP TRIGGER IF EXISTS "g";
