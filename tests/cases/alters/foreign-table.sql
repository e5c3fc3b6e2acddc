--- given
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER one FOREIGN DATA WRAPPER w;
--- appears
CREATE FOREIGN TABLE f (a integer OPTIONS (x 'y'), b text NOT NULL DEFAULT 'q') SERVER one OPTIONS (k 'v', l 'm');
--- options of the table
ALTER FOREIGN TABLE f OPTIONS (SET k 'w', DROP l, ADD n 'it''s');
--- options of a column
ALTER FOREIGN TABLE f ALTER a OPTIONS (SET x 'z', ADD u 'v');
--- column
ALTER FOREIGN TABLE f ALTER b TYPE varchar(10), ALTER b DROP NOT NULL;
--- column appears
ALTER FOREIGN TABLE f ADD c integer OPTIONS (x 'c');
--- check appears
ALTER FOREIGN TABLE f ADD CONSTRAINT positive CHECK (a > 0) NOT VALID;
--- renamed, table f -> g
ALTER FOREIGN TABLE f RENAME TO g;
--- goes
DROP FOREIGN TABLE g;
