--- before
CREATE TABLE t (
    a integer
);
CREATE RULE r AS ON DELETE TO t WHERE old.a > 0 DO INSTEAD NOTHING;
ALTER TABLE t DISABLE RULE r;
COMMENT ON RULE r ON t IS 'one';

--- after

--- plan
DROP TABLE IF EXISTS t;
--- undo
CREATE TABLE IF NOT EXISTS t (
    a integer
);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_rewrite WHERE ev_class = to_regclass('public.t') AND rulename = 'r') THEN
    CREATE RULE r AS ON DELETE TO t WHERE old.a > 0 DO INSTEAD NOTHING;
  END IF;
END $$;
ALTER TABLE t DISABLE RULE r;
COMMENT ON RULE r ON t IS 'one';
--- not undone
the rows of t
