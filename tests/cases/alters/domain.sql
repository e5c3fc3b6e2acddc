--- given
CREATE SCHEMA app;
CREATE FUNCTION app.is_fine(text) RETURNS boolean IMMUTABLE LANGUAGE sql AS 'SELECT true';
CREATE DOMAIN app."Email" AS text;
CREATE TABLE t (e app."Email");
--- two checks, stays
ALTER DOMAIN app."Email" ADD CONSTRAINT a CHECK (VALUE <> '');
ALTER DOMAIN app."Email" ADD CONSTRAINT b CHECK (app.is_fine(VALUE));
--- a check is called otherwise, stays
ALTER DOMAIN app."Email" RENAME CONSTRAINT a TO "not empty";
--- a check is another, stays
ALTER DOMAIN app."Email" DROP CONSTRAINT b;
ALTER DOMAIN app."Email" ADD CONSTRAINT b CHECK (length(VALUE) < 100) NOT VALID;
--- valid, stays
ALTER DOMAIN app."Email" VALIDATE CONSTRAINT b;
--- everything, stays
ALTER DOMAIN app."Email" SET DEFAULT 'none'::text;
ALTER DOMAIN app."Email" SET NOT NULL;
ALTER DOMAIN app."Email" DROP CONSTRAINT b;
COMMENT ON CONSTRAINT "not empty" ON DOMAIN app."Email" IS 'why';
--- with its comment, stays
ALTER DOMAIN app."Email" DROP CONSTRAINT "not empty";
ALTER DOMAIN app."Email" ADD CONSTRAINT "not empty" CHECK (VALUE <> ' ');
COMMENT ON CONSTRAINT "not empty" ON DOMAIN app."Email" IS 'why';
--- nothing is left, stays
ALTER DOMAIN app."Email" DROP DEFAULT;
ALTER DOMAIN app."Email" DROP NOT NULL;
ALTER DOMAIN app."Email" DROP CONSTRAINT "not empty";
--- quoted types
CREATE TYPE app."Kind" AS ENUM ('a', 'b');
CREATE DOMAIN app.kinds AS app."Kind"[];
