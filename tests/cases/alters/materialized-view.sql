--- given
CREATE TABLE t (a integer, "B" text);
--- appears
CREATE MATERIALIZED VIEW "M" WITH (fillfactor = 80) AS SELECT a, "B" FROM t;
CREATE INDEX i ON "M" (a);
--- names, stays
ALTER MATERIALIZED VIEW "M" RENAME COLUMN "B" TO b;
--- options, stays
ALTER MATERIALIZED VIEW "M" SET (autovacuum_enabled = false);
ALTER MATERIALIZED VIEW "M" RESET (fillfactor);
--- comments, stays
COMMENT ON COLUMN "M".b IS 'x';
--- query
DROP MATERIALIZED VIEW "M";
CREATE MATERIALIZED VIEW "M" AS SELECT a, "B" AS b FROM t WHERE a > 0;
CREATE INDEX i ON "M" (a);
