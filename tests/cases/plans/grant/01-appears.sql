--- before

--- after
CREATE TABLE t (
    a integer
);
GRANT SELECT ON TABLE t TO pg_monitor;

