--- from 14
--- before
CREATE TABLE t (
    a int4range,
    b int4range,
    p int4range
);
ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&) INCLUDE (p) WHERE (NOT isempty(b)) DEFERRABLE INITIALLY DEFERRED;

--- after
CREATE TABLE t (
    a int4range,
    b int4range,
    p int4range
);
ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&) INCLUDE (p) WITH (fillfactor=70) WHERE (NOT isempty(b)) DEFERRABLE INITIALLY DEFERRED;

--- plan
ALTER INDEX x SET (fillfactor=70);
--- undo
ALTER INDEX x RESET (fillfactor);
