--- before

--- after
CREATE EXTENSION citext SCHEMA public VERSION '1.4';

