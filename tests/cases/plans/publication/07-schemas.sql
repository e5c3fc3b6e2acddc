--- before
CREATE PUBLICATION q;

--- after
CREATE PUBLICATION q FOR TABLES IN SCHEMA pubs;

--- plan
ALTER PUBLICATION q ADD TABLES IN SCHEMA pubs;
--- undo
--- not undone
publication q: schemas is pubs, not not set
