--- before
CREATE TYPE c AS (a bigint, b text);

--- after
CREATE TYPE c AS (a bigint, b text, d text COLLATE "C");

--- plan
ALTER TYPE c ADD ATTRIBUTE d text COLLATE "C";
--- undo
ALTER TYPE c DROP ATTRIBUTE IF EXISTS d;
