--- before
CREATE EXTENSION citext SCHEMA public VERSION '1.5';

--- after
CREATE EXTENSION citext SCHEMA other VERSION '1.5';

