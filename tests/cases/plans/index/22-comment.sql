--- before
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE UNIQUE INDEX i ON ONLY u ((lower(c))) INCLUDE (a) WITH (fillfactor=70) WHERE b IS NOT NULL;
ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 500;

--- after
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE UNIQUE INDEX i ON ONLY u ((lower(c))) INCLUDE (a) WITH (fillfactor=70) WHERE b IS NOT NULL;
ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 500;
COMMENT ON INDEX i IS 'one';

--- plan
COMMENT ON INDEX i IS 'one';
--- undo
COMMENT ON INDEX i IS NULL;
