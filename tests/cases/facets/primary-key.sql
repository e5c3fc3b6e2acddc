--- given
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL, c integer);
--- appears
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (a);
--- columns
ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k PRIMARY KEY (a, b);
--- columns
ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k PRIMARY KEY (b, a);
--- include
ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k PRIMARY KEY (b, a) INCLUDE (c);
--- deferrable
ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k PRIMARY KEY (b, a) INCLUDE (c) DEFERRABLE;
--- deferrable
ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k PRIMARY KEY (b, a) INCLUDE (c) DEFERRABLE INITIALLY DEFERRED;
--- storage parameters
ALTER INDEX k SET (fillfactor = 70);
--- tablespace
ALTER INDEX k SET TABLESPACE plumbline_space;
--- comment
COMMENT ON CONSTRAINT k ON t IS 'one';
--- without owner: a constraint belongs to whom its table belongs
--- without sorting: SQLite's
--- without on conflict: SQLite's
--- goes
ALTER TABLE t DROP CONSTRAINT k;
