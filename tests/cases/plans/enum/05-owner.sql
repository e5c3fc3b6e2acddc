--- before
CREATE TYPE e AS ENUM ('c', 'a');
COMMENT ON TYPE e IS 'one';

--- after
CREATE TYPE e AS ENUM ('c', 'a');
ALTER TYPE e OWNER TO pg_monitor;
COMMENT ON TYPE e IS 'one';

--- plan
ALTER TYPE e OWNER TO pg_monitor;
--- undo
--- not undone
the owner of enum e, which nothing had said
