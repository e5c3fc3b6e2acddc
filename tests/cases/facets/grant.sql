--- given
CREATE TABLE t (a integer);
--- appears
GRANT SELECT ON t TO pg_monitor;
--- privileges
GRANT INSERT ON t TO pg_monitor;
--- privileges
GRANT SELECT ON t TO pg_monitor WITH GRANT OPTION;
--- appears
GRANT UPDATE (a) ON t TO pg_monitor;
--- without comment: there is none on privileges
--- without owner: who has it is its name
--- goes
REVOKE ALL ON t FROM pg_monitor;
