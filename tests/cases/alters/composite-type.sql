--- appears
CREATE TYPE "Point" AS (x integer, "Y" integer, label varchar(10));
CREATE TYPE outer_type AS (p "Point", ps "Point"[]);
--- attribute goes, stays
ALTER TYPE "Point" DROP ATTRIBUTE label;
--- what holds it goes
DROP TYPE outer_type;
--- attributes come and go and change, stays
ALTER TYPE "Point" DROP ATTRIBUTE x, ALTER ATTRIBUTE "Y" TYPE numeric(10,2), ADD ATTRIBUTE z text COLLATE "C", ADD ATTRIBUTE t timestamptz(3);
--- order
DROP TYPE "Point";
CREATE TYPE "Point" AS (z text COLLATE "C", "Y" numeric(10,2), t timestamptz(3));
--- collation goes, stays
ALTER TYPE "Point" ALTER ATTRIBUTE z TYPE text;
--- comments, stays
COMMENT ON COLUMN "Point"."Y" IS 'north';
COMMENT ON COLUMN "Point".t IS 'when';
--- a commented attribute goes, stays
ALTER TYPE "Point" DROP ATTRIBUTE t;
COMMENT ON COLUMN "Point"."Y" IS 'north''s';
--- none is left, stays
ALTER TYPE "Point" DROP ATTRIBUTE z, DROP ATTRIBUTE "Y";
