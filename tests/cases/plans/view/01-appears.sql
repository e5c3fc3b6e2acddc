--- before

--- after
CREATE TABLE t (
    a integer,
    b integer
);
CREATE VIEW v AS
SELECT t.a FROM t;

