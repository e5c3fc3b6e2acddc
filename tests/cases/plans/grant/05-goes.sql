--- before
CREATE TABLE t (
    a integer
);
GRANT UPDATE (a) ON TABLE t TO pg_monitor;
GRANT INSERT ON TABLE t TO pg_monitor;
GRANT SELECT ON TABLE t TO pg_monitor WITH GRANT OPTION;

--- after

--- plan
DROP TABLE IF EXISTS t;
--- undo
CREATE TABLE IF NOT EXISTS t (
    a integer
);
GRANT UPDATE (a) ON TABLE t TO pg_monitor;
GRANT INSERT ON TABLE t TO pg_monitor;
GRANT SELECT ON TABLE t TO pg_monitor WITH GRANT OPTION;
--- not undone
the rows of t
