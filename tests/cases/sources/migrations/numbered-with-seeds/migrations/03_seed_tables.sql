CREATE TABLE seeds (id integer PRIMARY KEY);
