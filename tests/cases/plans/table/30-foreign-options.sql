--- before
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE t (a integer OPTIONS (x '1', y '2'), b integer) SERVER s OPTIONS (one '1', two '2');

--- after
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE t (a integer OPTIONS (x '1'), b integer OPTIONS (z '3')) SERVER s OPTIONS (one '9', three '3');

--- plan
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_foreign_table WHERE ftrelid = to_regclass('public.t') AND 'one=9' = ANY (ftoptions) AND 'three=3' = ANY (ftoptions)) THEN
    ALTER FOREIGN TABLE t OPTIONS (SET one '9', ADD three '3', DROP two);
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND ('y=2' = ANY (attfdwoptions))) THEN
    ALTER FOREIGN TABLE t ALTER COLUMN a OPTIONS (DROP y);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b' AND 'z=3' = ANY (attfdwoptions)) THEN
    ALTER FOREIGN TABLE t ALTER COLUMN b OPTIONS (ADD z '3');
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_foreign_table WHERE ftrelid = to_regclass('public.t') AND 'one=1' = ANY (ftoptions) AND 'two=2' = ANY (ftoptions)) THEN
    ALTER FOREIGN TABLE t OPTIONS (SET one '1', ADD two '2', DROP three);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND 'y=2' = ANY (attfdwoptions)) THEN
    ALTER FOREIGN TABLE t ALTER COLUMN a OPTIONS (ADD y '2');
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b' AND ('z=3' = ANY (attfdwoptions))) THEN
    ALTER FOREIGN TABLE t ALTER COLUMN b OPTIONS (DROP z);
  END IF;
END $$;
