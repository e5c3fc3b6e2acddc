--- before
CREATE TYPE e AS ENUM ('a', 'c');

--- after
CREATE TYPE e AS ENUM ('c', 'a');

