--- before
CREATE TABLE t (
    a integer
);
GRANT UPDATE (a) ON TABLE t TO pg_monitor;
GRANT INSERT ON TABLE t TO pg_monitor;
GRANT SELECT ON TABLE t TO pg_monitor WITH GRANT OPTION;

--- after

