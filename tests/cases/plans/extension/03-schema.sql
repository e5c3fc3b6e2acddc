--- before
CREATE SCHEMA other;
CREATE EXTENSION citext SCHEMA public VERSION '1.5';

--- after
CREATE SCHEMA other;
CREATE EXTENSION citext SCHEMA other VERSION '1.5';

--- plan
ALTER EXTENSION citext SET SCHEMA other;
--- undo
ALTER EXTENSION citext SET SCHEMA public;
