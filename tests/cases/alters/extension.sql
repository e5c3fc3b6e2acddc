--- given
CREATE SCHEMA other;
--- extension appears
CREATE EXTENSION citext VERSION '1.4';
--- version and schema
ALTER EXTENSION citext UPDATE TO '1.6';
ALTER EXTENSION citext SET SCHEMA other;
--- column of its type appears
CREATE TABLE t (a text, b text, c varchar(10) DEFAULT 'x');
--- text to an extension's type
ALTER TABLE t ALTER a TYPE other.citext;
--- varchar to an extension's type
ALTER TABLE t ALTER c TYPE other.citext;
--- schema under columns
ALTER EXTENSION citext SET SCHEMA public;
