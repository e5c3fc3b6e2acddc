CREATE TABLE log (id integer PRIMARY KEY);
ALTER TABLE person ADD COLUMN age integer;
