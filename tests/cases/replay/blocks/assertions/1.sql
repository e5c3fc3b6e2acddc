CREATE TABLE t (id int);
DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM information_schema.tables WHERE table_name = 't') THEN
    RAISE EXCEPTION 'no table t';
  END IF;
  RAISE NOTICE 'fine';
END $$;
DO $$ BEGIN
  CREATE TABLE undone (id int);
  IF NOT EXISTS (SELECT 1 FROM information_schema.tables WHERE table_name = 'absent') THEN
    RAISE EXCEPTION 'no table %', 'absent';
  END IF;
END $$;
DO $$ BEGIN ASSERT to_regclass('t') IS NOT NULL, 'no t'; END $$;
DO $$ BEGIN ASSERT to_regclass('absent') IS NOT NULL, 'no absent'; END $$;
DO $$ BEGIN PERFORM 'absent'::regclass; END $$;
DO $$ BEGIN IF EXISTS (SELECT 1 FROM absent) THEN NULL; END IF; END $$;
