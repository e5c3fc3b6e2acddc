--- another body
CREATE FUNCTION f(integer) RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT {1|2}';
CREATE TABLE t (a integer DEFAULT f(1), b integer, CONSTRAINT k CHECK (f(a) > 0));
CREATE INDEX i ON t (f(a));
CREATE VIEW v AS SELECT f(a) AS x FROM t;
CREATE POLICY p ON t USING (f(a) > 0);
CREATE DOMAIN d AS integer DEFAULT f(2) CHECK (f(VALUE) > 0);
--- another result, and what calls it
CREATE FUNCTION f(integer) RETURNS {integer|bigint} IMMUTABLE LANGUAGE sql AS 'SELECT 1';
CREATE TABLE t (a integer, CONSTRAINT k CHECK (f(a) > 0));
CREATE INDEX i ON t (f(a));
CREATE VIEW v AS SELECT a FROM t WHERE f(a) > 0;
CREATE POLICY p ON t USING (f(a) > 0);
--- trigger function
CREATE TABLE t (a integer);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN {new|old}; END';
CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
--- step of an aggregate
CREATE FUNCTION s({a|b} integer, integer) RETURNS integer LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE g(integer) (SFUNC = s, STYPE = integer);
CREATE VIEW v AS SELECT g(x) AS g FROM generate_series(1, 2) AS x;
