--- before
CREATE TABLE other (a integer);
CREATE SEQUENCE s;

--- after
CREATE TABLE other (a integer);
CREATE SEQUENCE s;
ALTER SEQUENCE s OWNER TO pg_monitor;

--- plan
ALTER SEQUENCE s OWNER TO pg_monitor;
--- undo
--- not undone
the owner of sequence s, which nothing had said
