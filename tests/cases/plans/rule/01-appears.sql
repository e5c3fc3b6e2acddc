--- before

--- after
CREATE TABLE log (
    a integer
);
CREATE TABLE t (
    a integer
);
CREATE RULE r AS ON UPDATE TO t DO ALSO INSERT INTO log (a) VALUES (1);

--- plan
CREATE TABLE IF NOT EXISTS log (
    a integer
);
CREATE TABLE IF NOT EXISTS t (
    a integer
);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_rewrite WHERE ev_class = to_regclass('public.t') AND rulename = 'r') THEN
    CREATE RULE r AS ON UPDATE TO t DO ALSO INSERT INTO log (a) VALUES (1);
  END IF;
END $$;
--- undo
DROP TABLE IF EXISTS t;
DROP TABLE IF EXISTS log;
