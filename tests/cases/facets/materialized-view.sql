--- given
CREATE TABLE t (a integer, b integer);
--- appears
CREATE MATERIALIZED VIEW v AS SELECT a FROM t;
--- query
DROP MATERIALIZED VIEW v;
CREATE MATERIALIZED VIEW v AS SELECT a FROM t WHERE b > 0;
--- without column names: the server keeps what the columns are called in the query
--- query
DROP MATERIALIZED VIEW v;
CREATE MATERIALIZED VIEW v (x) AS SELECT a FROM t WHERE b > 0;
--- storage parameters
ALTER MATERIALIZED VIEW v SET (fillfactor = 70);
--- tablespace
ALTER MATERIALIZED VIEW v SET TABLESPACE plumbline_space;
--- access method
CREATE ACCESS METHOD other TYPE TABLE HANDLER heap_tableam_handler;
DROP MATERIALIZED VIEW v;
CREATE MATERIALIZED VIEW v (x) USING other WITH (fillfactor = 70) TABLESPACE plumbline_space AS SELECT a FROM t WHERE b > 0;
--- comments of columns
COMMENT ON COLUMN v.x IS 'one';
--- comment
COMMENT ON MATERIALIZED VIEW v IS 'one';
--- owner
ALTER MATERIALIZED VIEW v OWNER TO pg_monitor;
--- goes
DROP MATERIALIZED VIEW v;
