--- before
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE UNIQUE INDEX i ON ONLY u ((lower(c))) INCLUDE (a) WITH (fillfactor=70) WHERE b IS NOT NULL;
ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 500;
COMMENT ON INDEX i IS 'one';

--- after

--- plan
DROP TABLE IF EXISTS u;
--- undo
CREATE TABLE IF NOT EXISTS u (
    a integer,
    b text,
    c text
);
CREATE UNIQUE INDEX IF NOT EXISTS i ON u ((lower(c))) INCLUDE (a) WITH (fillfactor=70) WHERE b IS NOT NULL;
ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 500;
COMMENT ON INDEX i IS 'one';
--- not undone
the rows of u
