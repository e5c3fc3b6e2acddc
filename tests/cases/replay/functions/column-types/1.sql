CREATE TYPE mood AS ENUM ('a');
CREATE TABLE t (id bigint, m mood, name varchar(20));
CREATE FUNCTION f(a t.id%TYPE, b t.name%TYPE, c mood) RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t';
CREATE FUNCTION g(t) RETURNS t.m%TYPE LANGUAGE sql AS 'SELECT $1.m';
ALTER TYPE mood RENAME TO feeling;
DROP TABLE t;
DROP TABLE t CASCADE;
DROP FUNCTION f(bigint, varchar, feeling);
