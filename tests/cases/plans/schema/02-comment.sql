--- before
CREATE SCHEMA s;

--- after
CREATE SCHEMA s;
COMMENT ON SCHEMA s IS 'one';

--- plan
COMMENT ON SCHEMA s IS 'one';
--- undo
COMMENT ON SCHEMA s IS NULL;
