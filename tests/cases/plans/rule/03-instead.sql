--- before
CREATE TABLE log (
    a integer
);
CREATE TABLE t (
    a integer
);
CREATE RULE r AS ON DELETE TO t DO ALSO INSERT INTO log (a) VALUES (1);

--- after
CREATE TABLE log (
    a integer
);
CREATE TABLE t (
    a integer
);
CREATE RULE r AS ON DELETE TO t DO INSTEAD INSERT INTO log (a) VALUES (1);

--- plan
CREATE OR REPLACE RULE r AS ON DELETE TO t DO INSTEAD INSERT INTO log (a) VALUES (1);
--- undo
CREATE OR REPLACE RULE r AS ON DELETE TO t DO ALSO INSERT INTO log (a) VALUES (1);
