--- before
CREATE TABLE other (a integer);
CREATE UNLOGGED TABLE t (
    a integer,
    b text
) WITH (fillfactor=70, toast.autovacuum_enabled=off);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
ALTER TABLE t FORCE ROW LEVEL SECURITY;
ALTER TABLE t REPLICA IDENTITY FULL;
COMMENT ON TABLE t IS 'one';

--- after
CREATE TABLE other (a integer);
CREATE UNLOGGED TABLE t (
    a integer,
    b text
) WITH (fillfactor=70, toast.autovacuum_enabled=off);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
ALTER TABLE t FORCE ROW LEVEL SECURITY;
ALTER TABLE t REPLICA IDENTITY FULL;
ALTER TABLE t OWNER TO pg_monitor;
COMMENT ON TABLE t IS 'one';

--- plan
ALTER TABLE t OWNER TO pg_monitor;
--- undo
--- not undone
the owner of table t, which nothing had said
