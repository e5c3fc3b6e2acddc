--- before
CREATE TABLE t (a integer, r int4range);

--- rows
INSERT INTO t VALUES (1, '[1,3)'), (1, '[2,4)'), (2, '[1,3)'), (NULL, NULL);

--- in the way
rows are in the way, and nothing was changed:
  exclusion t.t_r_excl: no two rows meet in r: 3 in the way

--- small

--- after
CREATE TABLE t (a integer, r int4range, CONSTRAINT t_r_excl EXCLUDE USING gist (r WITH &&));

--- preconditions
exclusion t.t_r_excl: no two rows meet in r: SELECT own.* FROM ONLY t AS own WHERE EXISTS (SELECT FROM ONLY t AS other WHERE other.ctid <> own.ctid AND other.r && own.r)
  unless EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_r_excl' AND contype = 'x')
--- plan
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_r_excl' AND contype = 'x') THEN
    ALTER TABLE t ADD CONSTRAINT t_r_excl EXCLUDE USING gist (r WITH &&);
  END IF;
END $$;
--- undo
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS t_r_excl;
