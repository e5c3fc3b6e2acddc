--- given
CREATE TABLE t (a integer, b text, c text);
CREATE MATERIALIZED VIEW m AS SELECT 1 AS a, 2 AS b;
--- appears
CREATE INDEX "I 1" ON t USING gin (to_tsvector('simple'::regconfig, b)) WITH (fastupdate = off);
CREATE UNIQUE INDEX i2 ON t (a DESC NULLS LAST, lower(b) COLLATE "C" text_pattern_ops) INCLUDE (c) WHERE c IS NOT NULL;
CREATE INDEX i3 ON m (a);
CREATE INDEX i4 ON t (b, (a + 1), (a * 2));
--- storage parameters
ALTER INDEX "I 1" RESET (fastupdate);
ALTER INDEX "I 1" SET (gin_pending_list_limit = 128);
--- statistics target
ALTER INDEX i4 ALTER COLUMN 2 SET STATISTICS 10;
ALTER INDEX i4 ALTER COLUMN 3 SET STATISTICS 20;
--- statistics target
ALTER INDEX i4 ALTER COLUMN 2 SET STATISTICS -1;
--- clustered
ALTER TABLE t CLUSTER ON i4;
--- clustered on another
CREATE INDEX i5 ON t (a);
ALTER TABLE t CLUSTER ON i5;
--- clustered materialized view
ALTER MATERIALIZED VIEW m CLUSTER ON i3;
--- renamed, index t.I 1 -> t.i1, index m.i3 -> m.I 3
ALTER INDEX "I 1" RENAME TO i1;
ALTER INDEX i3 RENAME TO "I 3";
--- unique index becomes a constraint
CREATE UNIQUE INDEX i6 ON t (a, c);
--- unique index becomes a constraint
ALTER TABLE t ADD CONSTRAINT i6 UNIQUE USING INDEX i6;
--- goes
DROP INDEX i1, i2, "I 3", i4;
