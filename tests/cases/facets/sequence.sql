--- given
CREATE TABLE t (a integer);
--- appears
CREATE SEQUENCE s AS bigint MAXVALUE 1000 START 5;
--- type
ALTER SEQUENCE s AS integer;
--- start
ALTER SEQUENCE s START 6;
--- increment
ALTER SEQUENCE s INCREMENT 2;
--- minvalue
ALTER SEQUENCE s MINVALUE 2;
--- maxvalue
ALTER SEQUENCE s MAXVALUE 2000;
--- cache
ALTER SEQUENCE s CACHE 10;
--- cycle
ALTER SEQUENCE s CYCLE;
--- owned by
ALTER SEQUENCE s OWNED BY t.a;
--- persistence, from 15
ALTER SEQUENCE s SET UNLOGGED;
--- comment
COMMENT ON SEQUENCE s IS 'one';
--- goes
DROP SEQUENCE s;
--- appears
CREATE SEQUENCE s;
--- owner
ALTER SEQUENCE s OWNER TO pg_monitor;
