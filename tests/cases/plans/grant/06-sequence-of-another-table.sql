--- before
CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY);
GRANT USAGE ON SEQUENCE t_a_seq TO pg_monitor;

--- after
CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY);
GRANT USAGE ON SEQUENCE t_a_seq TO pg_monitor;
ALTER TABLE t RENAME TO u;

--- plan
DROP TABLE IF EXISTS t;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND NOT attisdropped) OR to_regclass('public.t_a_seq__old') IS NOT NULL) THEN
    ALTER SEQUENCE t_a_seq RENAME TO t_a_seq__old;
  END IF;
END $$;
CREATE TABLE IF NOT EXISTS u (
    a integer GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME t_a_seq)
);
GRANT USAGE ON SEQUENCE t_a_seq TO pg_monitor;
--- undo
DROP TABLE IF EXISTS u;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.u') AND attname = 'a' AND NOT attisdropped) OR to_regclass('public.t_a_seq__old') IS NOT NULL) THEN
    ALTER SEQUENCE t_a_seq RENAME TO t_a_seq__old;
  END IF;
END $$;
CREATE TABLE IF NOT EXISTS t (
    a integer GENERATED ALWAYS AS IDENTITY
);
GRANT USAGE ON SEQUENCE t_a_seq TO pg_monitor;
--- not undone
the rows of t
