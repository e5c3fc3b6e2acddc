--- before
CREATE TABLE t (
    a integer,
    b integer
);
CREATE VIEW v WITH (check_option = local, security_barrier = true) AS
SELECT t.a AS x, t.b FROM t WHERE t.b > 0;

--- after
CREATE TABLE t (
    a integer,
    b integer
);
CREATE VIEW v WITH (check_option = local, security_barrier = true) AS
SELECT t.a AS x, t.b FROM t WHERE t.b > 0;
COMMENT ON COLUMN v.x IS 'one';

--- plan
COMMENT ON COLUMN v.x IS 'one';
--- undo
COMMENT ON COLUMN v.x IS NULL;
