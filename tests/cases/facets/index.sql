--- given
CREATE TABLE t (a integer, b integer, c text) PARTITION BY RANGE (a);
CREATE TABLE part PARTITION OF t FOR VALUES FROM (1) TO (9);
CREATE TABLE rest PARTITION OF t DEFAULT;
CREATE TABLE u (a integer, b text, c text);
CREATE INDEX above ON ONLY t (b);
--- appears
CREATE INDEX i ON u (b);
--- keys
DROP INDEX i;
CREATE INDEX i ON u (c);
--- keys
DROP INDEX i;
CREATE INDEX i ON u (c DESC);
--- keys
DROP INDEX i;
CREATE INDEX i ON u (c DESC NULLS LAST);
--- keys
DROP INDEX i;
CREATE INDEX i ON u (c COLLATE "C" DESC NULLS LAST);
--- keys
DROP INDEX i;
CREATE INDEX i ON u (c COLLATE "C" text_pattern_ops DESC NULLS LAST);
--- keys
DROP INDEX i;
CREATE INDEX i ON u (lower(c));
--- unique
DROP INDEX i;
CREATE UNIQUE INDEX i ON u (lower(c));
--- predicate
DROP INDEX i;
CREATE UNIQUE INDEX i ON u (lower(c)) WHERE b IS NOT NULL;
--- include
DROP INDEX i;
CREATE UNIQUE INDEX i ON u (lower(c)) INCLUDE (a) WHERE b IS NOT NULL;
--- storage parameters
ALTER INDEX i SET (fillfactor = 70);
--- tablespace
ALTER INDEX i SET TABLESPACE plumbline_space;
--- statistics target
ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 500;
--- valid, no way
UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'i'::regclass;
--- valid, one way
REINDEX INDEX i;
--- appears
CREATE UNIQUE INDEX o ON u (c);
--- nulls not distinct, from 15
DROP INDEX o;
CREATE UNIQUE INDEX o ON u (c) NULLS NOT DISTINCT;
--- appears
CREATE INDEX m ON u (a);
--- method
DROP INDEX m;
CREATE INDEX m ON u USING hash (a);
--- appears
CREATE INDEX n ON u (a);
--- clustered
ALTER TABLE u CLUSTER ON n;
--- appears
CREATE INDEX below ON part (b);
--- partition of
ALTER INDEX above ATTACH PARTITION below;
--- comment
COMMENT ON INDEX i IS 'one';
--- without owner: an index belongs to whom its table belongs
--- goes
DROP INDEX i;
