--- given
--- appears
CREATE TYPE c AS (a integer, b text);
--- attributes
ALTER TYPE c ALTER ATTRIBUTE a TYPE bigint;
--- attributes
ALTER TYPE c ADD ATTRIBUTE d text COLLATE "C";
--- comments of attributes
COMMENT ON COLUMN c.a IS 'one';
--- comment
COMMENT ON TYPE c IS 'one';
--- owner
ALTER TYPE c OWNER TO pg_monitor;
--- goes
DROP TYPE c;
