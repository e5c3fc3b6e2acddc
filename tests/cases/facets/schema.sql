--- given
--- appears
CREATE SCHEMA s;
--- comment
COMMENT ON SCHEMA s IS 'one';
--- owner
ALTER SCHEMA s OWNER TO pg_monitor;
--- goes
DROP SCHEMA s;
