--- given
CREATE TYPE ty AS (a integer, b text);
CREATE TABLE parent (a integer, b text);
CREATE TABLE parts (a integer, b text) PARTITION BY RANGE (a);
--- appears
CREATE TABLE t (a integer, b text);
--- inherits
ALTER TABLE t INHERIT parent;
--- inherits
ALTER TABLE t NO INHERIT parent;
--- of type
ALTER TABLE t OF ty;
--- of type
ALTER TABLE t NOT OF;
--- partition of, with partition bound: one is not without the other
ALTER TABLE parts ATTACH PARTITION t FOR VALUES FROM (1) TO (9);
--- partition bound
ALTER TABLE parts DETACH PARTITION t;
ALTER TABLE parts ATTACH PARTITION t FOR VALUES FROM (1) TO (10);
--- partition of, with partition bound: one is not without the other
ALTER TABLE parts DETACH PARTITION t;
--- row level security
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
--- force row level security
ALTER TABLE t FORCE ROW LEVEL SECURITY;
--- replica identity
ALTER TABLE t REPLICA IDENTITY FULL;
--- storage parameters
ALTER TABLE t SET (fillfactor = 70);
--- storage parameters
ALTER TABLE t SET (toast.autovacuum_enabled = off);
--- persistence
ALTER TABLE t SET UNLOGGED;
--- tablespace
ALTER TABLE t SET TABLESPACE plumbline_space;
--- comment
COMMENT ON TABLE t IS 'one';
--- owner
ALTER TABLE t OWNER TO pg_monitor;
--- appears
CREATE TABLE p (a integer, b integer) PARTITION BY RANGE (a);
--- partition by
DROP TABLE p;
CREATE TABLE p (a integer, b integer) PARTITION BY RANGE (b);
--- appears, from 12
CREATE ACCESS METHOD other TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE m (a integer);
--- access method, from 12
DROP TABLE m;
CREATE TABLE m (a integer) USING other;
--- appears
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER one FOREIGN DATA WRAPPER w;
CREATE SERVER two FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE f (a integer) SERVER one;
--- foreign server
DROP FOREIGN TABLE f;
CREATE FOREIGN TABLE f (a integer) SERVER two;
--- without strict: SQLite's
--- without without rowid: SQLite's
--- goes
DROP TABLE t;
