--- given
CREATE TABLE t (a integer);
CREATE TABLE log (a integer);
--- appears
CREATE RULE r AS ON UPDATE TO t DO ALSO INSERT INTO log VALUES (1);
--- event
DROP RULE r ON t;
CREATE RULE r AS ON DELETE TO t DO ALSO INSERT INTO log VALUES (1);
--- instead
CREATE OR REPLACE RULE r AS ON DELETE TO t DO INSTEAD INSERT INTO log VALUES (1);
--- where
CREATE OR REPLACE RULE r AS ON DELETE TO t WHERE old.a > 0 DO INSTEAD INSERT INTO log VALUES (1);
--- actions
CREATE OR REPLACE RULE r AS ON DELETE TO t WHERE old.a > 0 DO INSTEAD INSERT INTO log VALUES (2);
--- actions
CREATE OR REPLACE RULE r AS ON DELETE TO t WHERE old.a > 0 DO INSTEAD NOTHING;
--- enabled
ALTER TABLE t DISABLE RULE r;
--- comment
COMMENT ON RULE r ON t IS 'one';
--- without owner: a rule belongs to whom its table belongs
--- goes
DROP RULE r ON t;
