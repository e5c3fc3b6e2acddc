--- given
CREATE TABLE t (a integer, "B" text);
CREATE TABLE log (a integer, b text);
CREATE VIEW v AS SELECT a FROM t;
--- appears
CREATE RULE "R" AS ON UPDATE TO t DO ALSO NOTHING;
CREATE RULE i AS ON INSERT TO v DO INSTEAD INSERT INTO t (a) VALUES (new.a);
--- another event, stays
CREATE OR REPLACE RULE "R" AS ON INSERT TO t DO ALSO NOTHING;
--- disabled, stays
ALTER TABLE t DISABLE RULE "R";
--- another action while disabled, stays
CREATE OR REPLACE RULE "R" AS ON INSERT TO t WHERE new.a > 0 DO ALSO (INSERT INTO log VALUES (new.a, new."B"); DELETE FROM log WHERE log.a < 0);
--- enabled for replicas, and another action, stays
CREATE OR REPLACE RULE "R" AS ON DELETE TO t DO INSTEAD UPDATE log SET b = 'x;y' WHERE log.a = old.a;
ALTER TABLE t ENABLE REPLICA RULE "R";
--- always, stays
ALTER TABLE t ENABLE ALWAYS RULE "R";
--- on a view, stays
CREATE OR REPLACE RULE i AS ON INSERT TO v DO INSTEAD INSERT INTO t (a, "B") VALUES (new.a, 'v') RETURNING t.a;
--- comment, stays
COMMENT ON RULE "R" ON t IS 'why';
--- comment stays, stays
CREATE OR REPLACE RULE "R" AS ON DELETE TO t DO INSTEAD NOTHING;
--- goes
DROP RULE "R" ON t;
DROP RULE i ON v;
