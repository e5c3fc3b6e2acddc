--- view
CREATE TABLE t (a {integer|bigint}, b integer, c integer);
CREATE VIEW v AS SELECT a FROM t;
--- views on a view
CREATE TABLE t (a {integer|bigint}, b integer, c integer);
CREATE VIEW v AS SELECT a, b FROM t;
CREATE VIEW w AS SELECT b FROM v;
CREATE VIEW x AS SELECT w.b, v.a FROM w, v;
GRANT SELECT ON x TO pg_monitor;
COMMENT ON VIEW w IS 'w';
COMMENT ON COLUMN w.b IS 'b';
--- a view of another column stays
CREATE TABLE t (a {integer|bigint}, b integer, c integer);
CREATE VIEW v AS SELECT b, count(*) AS n FROM t GROUP BY b;
--- a view of the rows stays
CREATE TABLE t (a {integer|bigint}, b integer, c integer);
CREATE VIEW v AS SELECT t FROM t;
--- a view of another table's column of that name stays
CREATE TABLE t (a {integer|bigint}, b integer, c integer);
CREATE TABLE u (a integer);
CREATE VIEW v AS SELECT u.a, t.b FROM u, t;
--- a view's rule, trigger and grants
CREATE TABLE t (a {integer|bigint}, b integer, c integer);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE VIEW v AS SELECT a FROM t;
CREATE RULE r AS ON DELETE TO v DO INSTEAD NOTHING;
CREATE TRIGGER g INSTEAD OF INSERT ON v FOR EACH ROW EXECUTE FUNCTION f();
GRANT SELECT ON v TO pg_monitor;
--- materialized view with an index
CREATE TABLE t (a {integer|bigint}, b integer, c integer);
CREATE MATERIALIZED VIEW m AS SELECT a, b FROM t WHERE a > 0;
CREATE UNIQUE INDEX i ON m (b);
CREATE VIEW v AS SELECT b FROM m;
--- rule
CREATE TABLE t (a {integer|bigint}, b integer, c integer);
CREATE TABLE l (a integer, b bigint);
CREATE RULE r AS ON INSERT TO t DO ALSO INSERT INTO l VALUES (new.b, new.a);
--- rule of another column stays
CREATE TABLE t (a {integer|bigint}, b integer, c integer);
CREATE TABLE l (a integer);
CREATE RULE r AS ON INSERT TO t DO ALSO INSERT INTO l VALUES (new.b);
--- rule of another table
CREATE TABLE t (a {integer|bigint}, b integer, c integer);
CREATE TABLE l (x integer);
CREATE RULE r AS ON INSERT TO l DO ALSO UPDATE t SET a = new.x;
--- policy
CREATE TABLE t (a {integer|bigint}, b integer, c integer);
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
CREATE POLICY p ON t FOR SELECT TO pg_monitor USING (a > 0);
COMMENT ON POLICY p ON t IS 'p';
CREATE POLICY q ON t USING (b > 0);
--- policy of another table
CREATE TABLE t (a {integer|bigint}, b integer, c integer);
CREATE TABLE o (x integer);
CREATE POLICY p ON o USING (EXISTS (SELECT 1 FROM t WHERE t.a = o.x));
CREATE POLICY q ON o USING (EXISTS (SELECT 1 FROM t WHERE t.b = o.x));
--- index, expression, predicate, check
CREATE TABLE t (a {integer|bigint}, b integer, c integer);
CREATE INDEX i ON t ((a + 1));
CREATE INDEX j ON t (a);
CREATE INDEX k ON t (b) WHERE a > 0;
ALTER TABLE t ADD CONSTRAINT c1 CHECK (a > b);
ALTER TABLE t ADD CONSTRAINT u UNIQUE (a);
--- keys
CREATE TABLE t (a {integer|bigint} PRIMARY KEY);
CREATE TABLE o (x integer PRIMARY KEY, y integer REFERENCES t);
ALTER TABLE t ADD FOREIGN KEY (a) REFERENCES o;
--- trigger
CREATE TABLE t (a {integer|bigint}, b integer, c integer);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER g BEFORE UPDATE OF a ON t FOR EACH ROW EXECUTE FUNCTION f();
CREATE TRIGGER h BEFORE UPDATE ON t FOR EACH ROW WHEN (new.a > 0) EXECUTE FUNCTION f();
ALTER TABLE t DISABLE TRIGGER h;
CREATE TRIGGER i BEFORE UPDATE ON t FOR EACH ROW WHEN (new.b > 0) EXECUTE FUNCTION f();
--- triggers of other columns stay
CREATE TABLE t (a {integer|bigint}, b integer, c integer);
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
CREATE TRIGGER g BEFORE UPDATE OF b ON t FOR EACH ROW EXECUTE FUNCTION f();
CREATE TRIGGER h BEFORE UPDATE ON t FOR EACH ROW WHEN (new IS DISTINCT FROM old) EXECUTE FUNCTION f();
--- function with a parsed body, from 14
CREATE TABLE t (a {integer|bigint}, b integer, c integer);
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT a FROM t; END;
CREATE VIEW v AS SELECT f();
CREATE FUNCTION g() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT b FROM t; END;
--- functions in quotes stay
CREATE TABLE t (a {integer|bigint}, b integer, c integer);
CREATE FUNCTION f() RETURNS bigint LANGUAGE sql AS 'SELECT a FROM t';
CREATE FUNCTION g(t) RETURNS SETOF t LANGUAGE sql AS 'SELECT * FROM t';
--- statistics, default, grants
CREATE TABLE t (a {integer|bigint} DEFAULT 5, b integer);
CREATE STATISTICS s ON a, b FROM t;
GRANT SELECT (a) ON t TO pg_monitor;
--- publication, from 15
CREATE TABLE t (a {integer|bigint} PRIMARY KEY, b integer);
CREATE PUBLICATION p FOR TABLE t (a);
CREATE PUBLICATION q FOR TABLE t WHERE (a > 0);
CREATE PUBLICATION r FOR TABLE t;
--- row type stored, impossible
CREATE TABLE t (a {integer|bigint}, b integer, c integer);
CREATE TABLE o (x t);
--- row type in a composite
CREATE TABLE t (a {integer|bigint}, b integer, c integer);
CREATE TYPE c AS (x t);
--- partition key, impossible
CREATE TABLE t (a {integer|bigint}, b integer) PARTITION BY RANGE (a);
--- a column of many
CREATE TABLE t (a {integer|bigint}, b integer);
CREATE TABLE u (a integer, b integer);
CREATE VIEW v AS SELECT t.a AS x, u.a AS y FROM t JOIN u ON t.b = u.b;
CREATE VIEW w AS SELECT y FROM v;
CREATE MATERIALIZED VIEW m AS SELECT x FROM v;
CREATE INDEX i ON m (x);
--- collation
CREATE TABLE t (a text{| COLLATE "C"}, b text);
CREATE VIEW v AS SELECT lower(a) AS a FROM t;
CREATE INDEX i ON t (a);
