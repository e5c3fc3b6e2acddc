--- before

--- after
CREATE SEQUENCE s;

--- plan
CREATE SEQUENCE IF NOT EXISTS s;
--- undo
DROP SEQUENCE IF EXISTS s;
