--- before

--- after
CREATE TABLE t (
    a integer
);
GRANT UPDATE (a) ON TABLE t TO pg_monitor;

