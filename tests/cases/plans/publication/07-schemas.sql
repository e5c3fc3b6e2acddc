--- from 15
--- before
CREATE SCHEMA pubs;
CREATE PUBLICATION q;

--- after
CREATE SCHEMA pubs;
CREATE PUBLICATION q FOR TABLES IN SCHEMA pubs;

--- plan
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_publication_namespace n JOIN pg_catalog.pg_publication p ON p.oid = n.pnpubid WHERE p.pubname = 'q' AND n.pnnspid = to_regnamespace('pubs')) THEN
    ALTER PUBLICATION q ADD TABLES IN SCHEMA pubs;
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_publication_namespace n JOIN pg_catalog.pg_publication p ON p.oid = n.pnpubid WHERE p.pubname = 'q' AND n.pnnspid = to_regnamespace('pubs')) THEN
    ALTER PUBLICATION q DROP TABLES IN SCHEMA pubs;
  END IF;
END $$;
