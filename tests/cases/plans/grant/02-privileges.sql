--- before
CREATE TABLE t (
    a integer
);
GRANT SELECT ON TABLE t TO pg_monitor;

--- after
CREATE TABLE t (
    a integer
);
GRANT INSERT, SELECT ON TABLE t TO pg_monitor;

--- plan
GRANT INSERT ON TABLE t TO pg_monitor;
--- undo
REVOKE INSERT ON TABLE t FROM pg_monitor;
