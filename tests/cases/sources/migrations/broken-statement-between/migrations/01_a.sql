CREATE TABLE a (id integer PRIMARY KEY);
CREATE TABEL oops (id integer);
CREATE TABLE b (id integer PRIMARY KEY);
