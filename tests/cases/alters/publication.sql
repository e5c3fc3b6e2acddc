--- given
CREATE SCHEMA app;
CREATE TABLE "T" (id integer PRIMARY KEY, "B" text);
CREATE TABLE u (id integer PRIMARY KEY);
CREATE TABLE app.w (id integer PRIMARY KEY);
CREATE TABLE heir () INHERITS (u);
CREATE TABLE parts (a integer) PARTITION BY RANGE (a);
CREATE TABLE part1 PARTITION OF parts FOR VALUES FROM (1) TO (9);
--- appears
CREATE PUBLICATION "P" FOR TABLE "T", app.w;
--- one goes and two come, stays
ALTER PUBLICATION "P" DROP TABLE "T";
ALTER PUBLICATION "P" ADD TABLE parts, ONLY u;
--- with heirs one goes, stays
ALTER PUBLICATION "P" DROP TABLE ONLY u;
--- options, stays
ALTER PUBLICATION "P" SET (publish = 'delete', publish_via_partition_root = true);
--- as usual, stays
ALTER PUBLICATION "P" SET (publish = 'insert, update, delete, truncate', publish_via_partition_root = false);
--- a filter comes, from 15, stays
ALTER PUBLICATION "P" ADD TABLE "T" ("B", id) WHERE (id > 0);
--- another filter and a schema, from 15, stays
ALTER PUBLICATION "P" SET TABLE "T" WHERE (id > 1), TABLES IN SCHEMA app;
--- only the schema, from 15, stays
ALTER PUBLICATION "P" DROP TABLE "T";
--- nothing, from 15, stays
ALTER PUBLICATION "P" DROP TABLES IN SCHEMA app;
--- generated columns, from 18, stays
ALTER PUBLICATION "P" SET (publish_generated_columns = stored);
--- all tables
DROP PUBLICATION "P";
CREATE PUBLICATION "P" FOR ALL TABLES WITH (publish = 'insert');
--- goes
DROP PUBLICATION "P";
