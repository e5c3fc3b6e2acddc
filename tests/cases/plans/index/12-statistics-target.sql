--- before
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE UNIQUE INDEX i ON u ((lower(c))) INCLUDE (a) WITH (fillfactor=70) WHERE b IS NOT NULL;

--- after
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE UNIQUE INDEX i ON u ((lower(c))) INCLUDE (a) WITH (fillfactor=70) WHERE b IS NOT NULL;
ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 500;

--- plan
ALTER INDEX i ALTER COLUMN 1 SET STATISTICS 500;
--- undo
ALTER INDEX i ALTER COLUMN 1 SET STATISTICS -1;
