--- before
CREATE SEQUENCE s;

--- after
CREATE SEQUENCE s;
ALTER SEQUENCE s OWNER TO pg_monitor;

--- plan
ALTER SEQUENCE s OWNER TO pg_monitor;
--- undo
