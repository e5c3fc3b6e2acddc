--- a label more, forth
CREATE TYPE e AS ENUM ('a', 'b'{|, 'c'});
CREATE TABLE t (a e DEFAULT 'a', b integer);
CREATE INDEX i ON t (b) WHERE a = 'a';
ALTER TABLE t ADD CONSTRAINT k CHECK (a <> 'b');
CREATE VIEW v AS SELECT a FROM t WHERE a = 'b';
CREATE FUNCTION f(e) RETURNS e LANGUAGE sql AS 'SELECT $1';
CREATE POLICY p ON t USING (a = 'a');
--- a label less
CREATE TYPE e AS ENUM ('a', 'b'{, 'c'|});
CREATE TABLE t (a e);
--- a label less in signatures
CREATE TYPE e AS ENUM ('a', 'b'{, 'c'|});
CREATE FUNCTION f(e) RETURNS e LANGUAGE sql AS 'SELECT $1';
CREATE VIEW v AS SELECT 'a'::e AS a;
GRANT SELECT ON v TO pg_monitor;
