--- given
CREATE SCHEMA other;
CREATE TABLE t (a integer, b serial);
--- appears
CREATE SEQUENCE s AS smallint INCREMENT BY -1 MAXVALUE -5 START WITH -9 CYCLE;
CREATE SEQUENCE "Big One" MINVALUE 10 CACHE 20;
--- many options
ALTER SEQUENCE s AS integer INCREMENT BY -3 NO CYCLE CACHE 7;
--- type keeps limits
ALTER SEQUENCE "Big One" AS integer MAXVALUE 2147483647;
--- limits stay while the type grows
ALTER SEQUENCE "Big One" AS bigint MAXVALUE 2147483647;
--- upwards
ALTER SEQUENCE s INCREMENT BY 1 MINVALUE -100 MAXVALUE 100 START WITH 1;
--- owned
ALTER SEQUENCE s OWNED BY t.a;
--- owned by another
ALTER SEQUENCE s OWNED BY t.b;
--- owned by none and renamed, sequence s -> Count
ALTER SEQUENCE s OWNED BY NONE;
ALTER SEQUENCE s RENAME TO "Count";
--- moved, sequence Count -> other.Count
ALTER SEQUENCE "Count" SET SCHEMA other;
--- serial renamed, sequence t_b_seq -> numbers
ALTER SEQUENCE t_b_seq RENAME TO numbers;
--- default draws from it
ALTER TABLE t ALTER a SET DEFAULT nextval('"Big One"');
--- goes
ALTER TABLE t ALTER a DROP DEFAULT;
DROP SEQUENCE "Big One";
DROP SEQUENCE other."Count";
--- serial goes
ALTER TABLE t DROP b;
