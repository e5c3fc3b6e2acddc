CREATE SCHEMA "My App";
SET search_path TO "My App";
CREATE TABLE "Table One" (id int PRIMARY KEY);
SET search_path TO '$user', public;
CREATE TABLE t (x int REFERENCES "My App"."Table One");
SET search_path TO "$user", "My App", public;
CREATE TABLE u (x int);
SET SESSION search_path = DEFAULT;
CREATE TABLE w (x int);
