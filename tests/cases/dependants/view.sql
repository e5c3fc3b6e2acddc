--- a condition
CREATE TABLE t (a integer, b integer);
CREATE VIEW v AS SELECT a, b FROM t{| WHERE a > 0};
CREATE VIEW w AS SELECT a FROM v;
CREATE MATERIALIZED VIEW m AS SELECT b FROM v;
CREATE FUNCTION f() RETURNS SETOF v LANGUAGE sql AS 'SELECT 1, 2';
--- a column behind
CREATE TABLE t (a integer, b integer);
CREATE VIEW v AS SELECT a{|, b} FROM t;
CREATE VIEW w AS SELECT a FROM v;
--- a column in front
CREATE TABLE t (a integer, b integer);
CREATE VIEW v AS SELECT {|b, }a FROM t;
CREATE VIEW w AS SELECT a FROM v;
CREATE MATERIALIZED VIEW m AS SELECT a FROM w;
CREATE INDEX i ON m (a);
--- a name
CREATE TABLE t (a integer, b integer);
CREATE VIEW v AS SELECT a AS {x|y} FROM t;
CREATE VIEW w AS SELECT {x|y} AS z FROM v;
--- a materialized view's name
CREATE TABLE t (a integer, b integer);
CREATE MATERIALIZED VIEW v AS SELECT a AS {x|y} FROM t;
CREATE INDEX i ON v ({x|y});
CREATE VIEW w AS SELECT {x|y} AS z FROM v;
