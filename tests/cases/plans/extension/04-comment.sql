--- before
CREATE SCHEMA other;
CREATE EXTENSION citext SCHEMA other VERSION '1.5';

--- after
CREATE SCHEMA other;
CREATE EXTENSION citext SCHEMA other VERSION '1.5';
COMMENT ON EXTENSION citext IS 'one';

--- plan
COMMENT ON EXTENSION citext IS 'one';
--- undo
COMMENT ON EXTENSION citext IS NULL;
--- not undone
the comment of extension citext, which nothing had said
