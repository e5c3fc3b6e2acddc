CREATE FUNCTION make() RETURNS text LANGUAGE sql AS $$ SELECT 'x'::text $$;
CREATE TABLE t (id int, a text DEFAULT make());
CREATE FUNCTION later(a text DEFAULT make()) RETURNS text LANGUAGE sql AS 'SELECT a';
DROP FUNCTION make();
DROP FUNCTION make() CASCADE;
