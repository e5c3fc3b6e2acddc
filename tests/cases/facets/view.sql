--- given
CREATE TABLE t (a integer, b integer);
--- appears
CREATE VIEW v AS SELECT a FROM t;
--- query
CREATE OR REPLACE VIEW v AS SELECT a FROM t WHERE b > 0;
--- query
CREATE OR REPLACE VIEW v AS SELECT a, b FROM t WHERE b > 0;
--- without column names: the server keeps what the columns are called in the query
--- query
ALTER TABLE v RENAME COLUMN a TO x;
--- options
ALTER VIEW v SET (security_barrier = true);
--- options
ALTER VIEW v SET (check_option = local);
--- comments of columns
COMMENT ON COLUMN v.x IS 'one';
--- comment
COMMENT ON VIEW v IS 'one';
--- owner
ALTER VIEW v OWNER TO pg_monitor;
--- goes
DROP VIEW v;
