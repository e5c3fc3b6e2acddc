--- given
CREATE TABLE t (a integer PRIMARY KEY, b integer);
CREATE SCHEMA pubs;
--- appears
CREATE PUBLICATION p;
--- tables
ALTER PUBLICATION p ADD TABLE t;
--- tables, from 15
ALTER PUBLICATION p SET TABLE t WHERE (a > 1);
--- tables, from 15
ALTER PUBLICATION p SET TABLE t (a) WHERE (a > 1);
--- options
ALTER PUBLICATION p SET (publish = 'insert, update');
--- appears
CREATE PUBLICATION q;
--- schemas, from 15
ALTER PUBLICATION q ADD TABLES IN SCHEMA pubs;
--- appears
CREATE PUBLICATION r;
--- all tables
DROP PUBLICATION r;
CREATE PUBLICATION r FOR ALL TABLES;
--- comment
COMMENT ON PUBLICATION p IS 'one';
--- owner
ALTER PUBLICATION p OWNER TO pg_monitor;
--- goes
DROP PUBLICATION p;
