CREATE TABLE t (a int, b text);
CREATE INDEX i ON t (a, (lower(b)));
ALTER INDEX i SET (fillfactor = 60);
ALTER INDEX i RESET (fillfactor);
ALTER INDEX i ALTER COLUMN 2 SET STATISTICS 100;
ALTER INDEX nope SET (fillfactor = 60);
ALTER INDEX IF EXISTS nope SET (fillfactor = 60);
