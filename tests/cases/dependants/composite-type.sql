--- attribute type in signatures
CREATE TYPE c AS (x {integer|bigint}, y integer);
CREATE FUNCTION f(c) RETURNS SETOF c LANGUAGE sql AS 'SELECT $1';
--- attribute type in a view
CREATE TYPE c AS (x {integer|bigint}, y integer);
CREATE VIEW w AS SELECT (ROW(1, 2)::c).x AS x;
--- attribute type in a parsed body, from 14
CREATE TYPE c AS (x {integer|bigint}, y integer);
CREATE FUNCTION f(v c) RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT (v).x; END;
--- attribute type inside another
CREATE TYPE c AS (x {integer|bigint}, y integer);
CREATE TYPE d AS (v c);
--- attribute goes, stored
CREATE TYPE c AS (y integer{, x integer|});
CREATE TABLE t (v c, w c[]);
--- attribute comes, stored
CREATE TYPE c AS (x integer, y integer{|, z integer});
CREATE TABLE t (v c, w c[]);
CREATE FUNCTION f(c) RETURNS SETOF c LANGUAGE sql AS 'SELECT $1';
CREATE DOMAIN d AS c;
