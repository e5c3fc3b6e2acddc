--- before

--- after
CREATE PUBLICATION p;

--- plan
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_publication WHERE pubname = 'p') THEN
    CREATE PUBLICATION p;
  END IF;
END $$;
--- undo
DROP PUBLICATION IF EXISTS p;
