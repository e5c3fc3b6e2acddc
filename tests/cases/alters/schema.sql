--- given
CREATE SCHEMA "Old Place";
CREATE TABLE "Old Place".t (a integer PRIMARY KEY, b serial);
--- renamed, schema Old Place -> New Place
ALTER SCHEMA "Old Place" RENAME TO "New Place";
--- goes
DROP TABLE "New Place".t;
DROP SCHEMA "New Place";
