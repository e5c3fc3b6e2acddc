--- before
CREATE TABLE t (
    a integer,
    b text
) WITH (fillfactor=70, toast.autovacuum_enabled=off);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
ALTER TABLE t FORCE ROW LEVEL SECURITY;
ALTER TABLE t REPLICA IDENTITY FULL;

--- after
CREATE UNLOGGED TABLE t (
    a integer,
    b text
) WITH (fillfactor=70, toast.autovacuum_enabled=off);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
ALTER TABLE t FORCE ROW LEVEL SECURITY;
ALTER TABLE t REPLICA IDENTITY FULL;

--- plan
ALTER TABLE t SET UNLOGGED;
--- undo
ALTER TABLE t SET LOGGED;
