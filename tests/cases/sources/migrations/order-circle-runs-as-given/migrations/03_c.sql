CREATE TABLE c (id integer REFERENCES a (x));
