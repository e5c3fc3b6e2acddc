CREATE TABLE a (id integer);
---- create above / drop below ----
DROP TABLE a;
