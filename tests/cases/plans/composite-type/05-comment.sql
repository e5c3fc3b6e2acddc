--- before
CREATE TYPE c AS (a bigint, b text, d text COLLATE "C");
COMMENT ON COLUMN c.a IS 'one';

--- after
CREATE TYPE c AS (a bigint, b text, d text COLLATE "C");
COMMENT ON TYPE c IS 'one';
COMMENT ON COLUMN c.a IS 'one';

--- plan
COMMENT ON TYPE c IS 'one';
--- undo
COMMENT ON TYPE c IS NULL;
