--- before
CREATE TYPE e AS ENUM ('a', 'b');

--- after
CREATE TYPE e AS ENUM ('a', 'c');

