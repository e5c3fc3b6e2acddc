--- before

--- after
CREATE PUBLICATION r;

--- plan
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_publication WHERE pubname = 'r') THEN
    CREATE PUBLICATION r;
  END IF;
END $$;
--- undo
DROP PUBLICATION IF EXISTS r;
