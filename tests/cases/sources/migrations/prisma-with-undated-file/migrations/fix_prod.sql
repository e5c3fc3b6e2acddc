CREATE TABLE fix (id integer PRIMARY KEY);
