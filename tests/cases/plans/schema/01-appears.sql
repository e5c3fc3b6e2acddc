--- before

--- after
CREATE SCHEMA s;

--- plan
CREATE SCHEMA IF NOT EXISTS s;
--- undo
DROP SCHEMA IF EXISTS s;
