--- before

--- after
CREATE TABLE t (
    a integer
);
GRANT SELECT ON TABLE t TO pg_monitor;

--- plan
CREATE TABLE IF NOT EXISTS t (
    a integer
);
GRANT SELECT ON TABLE t TO pg_monitor;
--- undo
DROP TABLE IF EXISTS t;
