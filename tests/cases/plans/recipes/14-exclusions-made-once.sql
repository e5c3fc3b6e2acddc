--- before
CREATE TABLE t (r int4range, s int4range, u int4range, p integer);
ALTER TABLE t ADD CONSTRAINT d EXCLUDE USING gist (r WITH &&);
ALTER TABLE t ADD CONSTRAINT e EXCLUDE USING gist (r WITH &&, s WITH &&);
ALTER TABLE t ADD CONSTRAINT f EXCLUDE USING gist (r WITH &&, s WITH &&);
ALTER TABLE t ADD CONSTRAINT g EXCLUDE USING gist (r WITH &&) WHERE (p > 1);
ALTER TABLE t ADD CONSTRAINT h EXCLUDE USING gist (r WITH &&) WHERE (p > 1);

--- rows
INSERT INTO t VALUES ('[1,2)', '[1,2)', '[1,2)', 1), (NULL, NULL, NULL, 2);

--- after
CREATE TABLE t (r int4range, s int4range, u int4range, p integer);
ALTER TABLE t ADD CONSTRAINT d EXCLUDE USING gist (s WITH &&) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE t ADD CONSTRAINT e EXCLUDE USING gist (r WITH &&, s WITH =);
ALTER TABLE t ADD CONSTRAINT f EXCLUDE USING gist (s WITH &&, r WITH &&);
ALTER TABLE t ADD CONSTRAINT g EXCLUDE USING gist (r WITH &&) WHERE (p > 2);
ALTER TABLE t ADD CONSTRAINT h EXCLUDE USING gist (r WITH &&) WHERE (p < 1);

--- preconditions
exclusion t.e: no two rows meet in r, s: SELECT own.* FROM ONLY t AS own WHERE EXISTS (SELECT FROM ONLY t AS other WHERE other.ctid <> own.ctid AND other.r && own.r AND other.s = own.s)
  unless false
--- plan
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'd' AND contype = 'x') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'd' AND condeferrable AND condeferred)) THEN
    ALTER TABLE t DROP CONSTRAINT d;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'd' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT d EXCLUDE USING gist (s WITH &&) DEFERRABLE INITIALLY DEFERRED;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'e' AND contype = 'x') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'e' AND pg_get_constraintdef(oid) LIKE '%, s WITH =%')) THEN
    ALTER TABLE t DROP CONSTRAINT e;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'e' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT e EXCLUDE USING gist (r WITH &&, s WITH =);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'x') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND pg_get_constraintdef(oid) LIKE '%(s WITH &&%')) THEN
    ALTER TABLE t DROP CONSTRAINT f;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT f EXCLUDE USING gist (s WITH &&, r WITH &&);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'g' AND contype = 'x') OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.g') AND pg_get_indexdef(indexrelid) LIKE '%2%')) THEN
    ALTER TABLE t DROP CONSTRAINT g;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'g' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT g EXCLUDE USING gist (r WITH &&) WHERE (p > 2);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'h' AND contype = 'x') OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.h') AND pg_get_indexdef(indexrelid) LIKE '% < %')) THEN
    ALTER TABLE t DROP CONSTRAINT h;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'h' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT h EXCLUDE USING gist (r WITH &&) WHERE (p < 1);
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'd' AND contype = 'x') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'd' AND NOT condeferrable)) THEN
    ALTER TABLE t DROP CONSTRAINT d;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'd' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT d EXCLUDE USING gist (r WITH &&);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'e' AND contype = 'x') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'e' AND pg_get_constraintdef(oid) LIKE '%, s WITH &&%')) THEN
    ALTER TABLE t DROP CONSTRAINT e;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'e' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT e EXCLUDE USING gist (r WITH &&, s WITH &&);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'x') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND pg_get_constraintdef(oid) LIKE '%(r WITH &&%')) THEN
    ALTER TABLE t DROP CONSTRAINT f;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT f EXCLUDE USING gist (r WITH &&, s WITH &&);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'g' AND contype = 'x') OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.g') AND pg_get_indexdef(indexrelid) LIKE '%1%')) THEN
    ALTER TABLE t DROP CONSTRAINT g;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'g' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT g EXCLUDE USING gist (r WITH &&) WHERE (p > 1);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'h' AND contype = 'x') OR EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.h') AND pg_get_indexdef(indexrelid) LIKE '% > %')) THEN
    ALTER TABLE t DROP CONSTRAINT h;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'h' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT h EXCLUDE USING gist (r WITH &&) WHERE (p > 1);
  END IF;
END $$;
