CREATE TABLE a (id integer PRIMARY KEY);
ALTER TABLE ghost ADD x integer;
