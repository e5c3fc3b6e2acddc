--- before
CREATE TABLE t (
    a integer
);
GRANT INSERT, SELECT ON TABLE t TO pg_monitor;

--- after
CREATE TABLE t (
    a integer
);
GRANT INSERT ON TABLE t TO pg_monitor;
GRANT SELECT ON TABLE t TO pg_monitor WITH GRANT OPTION;

--- plan
GRANT SELECT ON TABLE t TO pg_monitor WITH GRANT OPTION;
--- undo
REVOKE GRANT OPTION FOR SELECT ON TABLE t FROM pg_monitor;
