--- given
CREATE TABLE t (a int4range, b int4range, p int4range);
--- appears
ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING gist (a WITH &&);
--- method
ALTER TABLE t DROP CONSTRAINT x, ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&);
--- predicate
ALTER TABLE t DROP CONSTRAINT x, ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&) WHERE (NOT isempty(b));
--- include, from 14
ALTER TABLE t DROP CONSTRAINT x, ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&) INCLUDE (p) WHERE (NOT isempty(b));
--- deferrable, from 14
ALTER TABLE t DROP CONSTRAINT x, ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&) INCLUDE (p) WHERE (NOT isempty(b)) DEFERRABLE;
--- deferrable, from 14
ALTER TABLE t DROP CONSTRAINT x, ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&) INCLUDE (p) WHERE (NOT isempty(b)) DEFERRABLE INITIALLY DEFERRED;
--- storage parameters
ALTER INDEX x SET (fillfactor = 70);
--- comment
COMMENT ON CONSTRAINT x ON t IS 'one';
--- appears
ALTER TABLE t ADD CONSTRAINT y EXCLUDE USING gist (a WITH &&);
--- elements
ALTER TABLE t DROP CONSTRAINT y, ADD CONSTRAINT y EXCLUDE USING gist (a WITH &&, b WITH -|-);
--- without owner: a constraint belongs to whom its table belongs
--- goes
ALTER TABLE t DROP CONSTRAINT x;
