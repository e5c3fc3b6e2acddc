--- before
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE UNIQUE INDEX i ON u ((lower(c))) INCLUDE (a) WHERE b IS NOT NULL;

--- after
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE UNIQUE INDEX i ON u ((lower(c))) INCLUDE (a) WITH (fillfactor=70) WHERE b IS NOT NULL;

--- plan
ALTER INDEX i SET (fillfactor=70);
--- undo
ALTER INDEX i RESET (fillfactor);
