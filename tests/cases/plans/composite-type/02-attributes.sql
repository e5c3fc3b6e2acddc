--- before
CREATE TYPE c AS (a integer, b text);

--- after
CREATE TYPE c AS (a bigint, b text);

