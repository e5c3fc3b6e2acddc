--- before
CREATE TYPE c AS (a bigint, b text);

--- after
CREATE TYPE c AS (a bigint, b text, d text COLLATE "C");

