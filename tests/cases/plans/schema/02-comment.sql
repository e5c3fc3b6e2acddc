--- before

--- after
COMMENT ON SCHEMA s IS 'one';

