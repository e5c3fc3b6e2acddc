--- before
CREATE SCHEMA s;

--- after
CREATE SCHEMA s;
ALTER SCHEMA s OWNER TO pg_monitor;

--- plan
ALTER SCHEMA s OWNER TO pg_monitor;
--- undo
--- not undone
the owner of schema s, which nothing had said
