--- before
CREATE EXTENSION citext SCHEMA other VERSION '1.5';
COMMENT ON EXTENSION citext IS 'one';

--- after

