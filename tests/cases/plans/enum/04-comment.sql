--- before
CREATE TYPE e AS ENUM ('c', 'a');

--- after
CREATE TYPE e AS ENUM ('c', 'a');
COMMENT ON TYPE e IS 'one';

--- plan
COMMENT ON TYPE e IS 'one';
--- undo
COMMENT ON TYPE e IS NULL;
