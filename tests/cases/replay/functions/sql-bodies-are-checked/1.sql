CREATE FUNCTION a() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM later';
CREATE FUNCTION b() RETURNS bigint LANGUAGE plpgsql AS 'BEGIN RETURN (SELECT count(*) FROM later); END';
CREATE TABLE later (id int);
CREATE FUNCTION c() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM later; WITH x AS (SELECT 1) SELECT count(*) FROM x';
SET check_function_bodies = off;
CREATE FUNCTION d() RETURNS bigint LANGUAGE sql AS 'SELECT count(*) FROM never';
