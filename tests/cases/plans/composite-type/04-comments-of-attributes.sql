--- before
CREATE TYPE c AS (a bigint, b text, d text COLLATE "C");

--- after
CREATE TYPE c AS (a bigint, b text, d text COLLATE "C");
COMMENT ON COLUMN c.a IS 'one';

--- plan
COMMENT ON COLUMN c.a IS 'one';
--- undo
COMMENT ON COLUMN c.a IS NULL;
