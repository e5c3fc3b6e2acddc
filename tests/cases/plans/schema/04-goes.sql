--- before
ALTER SCHEMA s OWNER TO pg_monitor;
COMMENT ON SCHEMA s IS 'one';

--- after

