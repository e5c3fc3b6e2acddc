--- before
CREATE SCHEMA s;

--- after
CREATE SCHEMA s;
ALTER SCHEMA s OWNER TO pg_monitor;

--- plan
ALTER SCHEMA s OWNER TO pg_monitor;
--- undo
