CREATE UNLOGGED TABLE u (a text) WITH (fillfactor = 70, autovacuum_enabled = false);
CREATE TABLE w (a int) WITHOUT OIDS;
CREATE TABLE h (a int) USING heap;
CREATE TABLE e ();
ALTER TABLE u SET (fillfactor = 80, toast.autovacuum_enabled = true);
ALTER TABLE u RESET (autovacuum_enabled);
ALTER TABLE u SET LOGGED;
ALTER TABLE w SET UNLOGGED;
