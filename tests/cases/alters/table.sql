--- given
CREATE SCHEMA other;
CREATE SCHEMA "Up";
CREATE TABLE t (a serial PRIMARY KEY, b integer NOT NULL, c integer GENERATED ALWAYS AS IDENTITY);
CREATE UNIQUE INDEX i ON t (b);
CREATE VIEW v AS SELECT a FROM t;
CREATE TABLE r (a integer CONSTRAINT r_a REFERENCES t);
--- storage parameters
ALTER TABLE t SET (fillfactor = 70, autovacuum_enabled = off, toast.autovacuum_enabled = off);
--- storage parameters changed and reset
ALTER TABLE t SET (fillfactor = 80), RESET (autovacuum_enabled);
--- security
ALTER TABLE t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY, REPLICA IDENTITY FULL;
--- replica identity
ALTER TABLE t REPLICA IDENTITY USING INDEX i;
--- replica identity by an index that comes
ALTER TABLE t REPLICA IDENTITY DEFAULT;
DROP INDEX i;
CREATE UNIQUE INDEX j ON t (b);
ALTER TABLE t REPLICA IDENTITY USING INDEX j;
--- nothing
ALTER TABLE t REPLICA IDENTITY NOTHING;
--- unlogged
ALTER TABLE r SET UNLOGGED;
--- unlogged with what refers to it
ALTER TABLE t SET UNLOGGED;
--- renamed, table t -> Tables
ALTER TABLE t RENAME TO "Tables";
--- moved, table Tables -> Up.Tables
ALTER TABLE "Tables" SET SCHEMA "Up";
--- renamed and moved, table Up.Tables -> other.t
ALTER TABLE "Up"."Tables" RENAME TO t;
ALTER TABLE "Up".t SET SCHEMA other;
--- access method, from 15
CREATE ACCESS METHOD other_heap TYPE TABLE HANDLER heap_tableam_handler;
ALTER TABLE r SET ACCESS METHOD other_heap;
--- of type
CREATE TYPE ty AS (a integer);
ALTER TABLE r OF ty;
--- appears with everything
CREATE UNLOGGED TABLE other."All of It" (id integer PRIMARY KEY, name text UNIQUE, t_a integer REFERENCES other.t ON DELETE CASCADE, CHECK (id > 0)) WITH (fillfactor = 50);
CREATE INDEX ON other."All of It" (lower(name));
--- goes with everything
DROP TABLE other."All of It";
