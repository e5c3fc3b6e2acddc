--- before
CREATE TYPE c AS (a bigint, b text, d text COLLATE "C");
COMMENT ON TYPE c IS 'one';
COMMENT ON COLUMN c.a IS 'one';

--- after
CREATE TYPE c AS (a bigint, b text, d text COLLATE "C");
ALTER TYPE c OWNER TO pg_monitor;
COMMENT ON TYPE c IS 'one';
COMMENT ON COLUMN c.a IS 'one';

--- plan
ALTER TYPE c OWNER TO pg_monitor;
--- undo
--- not undone
the owner of composite type c, which nothing had said
