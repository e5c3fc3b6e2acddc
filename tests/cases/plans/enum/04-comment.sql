--- before
CREATE TYPE e AS ENUM ('c', 'a');

--- after
CREATE TYPE e AS ENUM ('c', 'a');
COMMENT ON TYPE e IS 'one';

