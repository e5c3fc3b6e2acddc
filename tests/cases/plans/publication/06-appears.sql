--- before

--- after
CREATE PUBLICATION q;

--- plan
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_publication WHERE pubname = 'q') THEN
    CREATE PUBLICATION q;
  END IF;
END $$;
--- undo
DROP PUBLICATION IF EXISTS q;
