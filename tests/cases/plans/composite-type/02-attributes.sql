--- before
CREATE TYPE c AS (a integer, b text);

--- after
CREATE TYPE c AS (a bigint, b text);

--- plan
ALTER TYPE c ALTER ATTRIBUTE a TYPE bigint;
--- undo
ALTER TYPE c ALTER ATTRIBUTE a TYPE integer;
