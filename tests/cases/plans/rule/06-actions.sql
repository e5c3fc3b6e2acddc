--- before
CREATE TABLE log (
    a integer
);
CREATE TABLE t (
    a integer
);
CREATE RULE r AS ON DELETE TO t WHERE old.a > 0 DO INSTEAD INSERT INTO log (a) VALUES (2);

--- after
CREATE TABLE t (
    a integer
);
CREATE RULE r AS ON DELETE TO t WHERE old.a > 0 DO INSTEAD NOTHING;

--- plan
CREATE OR REPLACE RULE r AS ON DELETE TO t WHERE old.a > 0 DO INSTEAD NOTHING;
DROP TABLE IF EXISTS log;
--- undo
CREATE TABLE IF NOT EXISTS log (
    a integer
);
CREATE OR REPLACE RULE r AS ON DELETE TO t WHERE old.a > 0 DO INSTEAD INSERT INTO log (a) VALUES (2);
--- not undone
the rows of log
