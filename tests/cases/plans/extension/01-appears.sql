--- before

--- after
CREATE EXTENSION citext SCHEMA public VERSION '1.4';

--- plan
CREATE EXTENSION IF NOT EXISTS citext SCHEMA public VERSION '1.4';
--- undo
DROP EXTENSION IF EXISTS citext;
