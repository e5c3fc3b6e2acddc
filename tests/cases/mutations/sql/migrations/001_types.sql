CREATE SCHEMA app;
CREATE EXTENSION IF NOT EXISTS citext WITH SCHEMA public VERSION '1.6';
CREATE TYPE order_status AS ENUM ('open', 'paid', 'sent');
CREATE TYPE app.priority AS ENUM ('low', 'high');
CREATE DOMAIN quantity AS integer NOT NULL DEFAULT 1 CHECK (VALUE > 0);
CREATE TYPE address AS (street text, city text);
CREATE TYPE period AS RANGE (subtype = timestamptz);
CREATE SEQUENCE invoice_numbers START 1000 INCREMENT 10 MAXVALUE 999999 CACHE 5;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END;
$$;
CREATE FUNCTION total(amount integer, tax integer DEFAULT 0) RETURNS integer LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE COST 10 AS 'SELECT amount + tax';
CREATE FUNCTION current_account() RETURNS text LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog AS 'SELECT current_setting(''app.account'')';
CREATE PROCEDURE purge(before date) LANGUAGE sql AS 'SELECT 1';
CREATE AGGREGATE longest(text) (SFUNC = textcat, STYPE = text, INITCOND = '');
