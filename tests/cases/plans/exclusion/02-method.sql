--- before
CREATE TABLE t (
    a int4range,
    b int4range,
    p int4range
);
ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING gist (a WITH &&);

--- after
CREATE TABLE t (
    a int4range,
    b int4range,
    p int4range
);
ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING spgist (a WITH &&);

