--- before
CREATE EXTENSION citext SCHEMA public VERSION '1.4';

--- after
CREATE EXTENSION citext SCHEMA public VERSION '1.5';

