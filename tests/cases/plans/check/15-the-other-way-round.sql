--- before
CREATE TABLE t (
    a integer,
    b integer,
    "of" text,
    CONSTRAINT c CHECK (a > b),
    CONSTRAINT d CHECK (a > 10),
    CONSTRAINT e CHECK (lower("of") = "of"),
    CONSTRAINT f CHECK (a + b > 0 AND b > a)
);

--- after
CREATE TABLE t (
    a integer,
    b integer,
    "of" text,
    CONSTRAINT c CHECK (b > a),
    CONSTRAINT d CHECK (10 > a),
    CONSTRAINT e CHECK (upper("of") = "of"),
    CONSTRAINT f CHECK (a + b > 0 AND a > b)
);

--- preconditions
check t.c: SELECT * FROM t WHERE NOT (b > a)
  unless EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'c' AND pg_get_expr(conbin, conrelid) LIKE '%(b > %') AND EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'c' AND contype = 'c' AND convalidated)
check t.d: SELECT * FROM t WHERE NOT (10 > a)
  unless EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'd' AND pg_get_expr(conbin, conrelid) LIKE '% > a)%') AND EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'd' AND contype = 'c' AND convalidated)
check t.e: SELECT * FROM t WHERE NOT (upper(of) = of)
  unless EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'e' AND pg_get_expr(conbin, conrelid) LIKE '%upper%') AND EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'e' AND contype = 'c' AND convalidated)
check t.f: SELECT * FROM t WHERE NOT (a + b > 0 AND a > b)
  unless EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND pg_get_expr(conbin, conrelid) LIKE '%(a > %') AND EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'c' AND convalidated)
--- plan
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'c' AND contype = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'c' AND pg_get_expr(conbin, conrelid) LIKE '%(b > %')) THEN
    ALTER TABLE t DROP CONSTRAINT c;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'c' AND contype = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT c CHECK (b > a) NOT VALID;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'd' AND contype = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'd' AND pg_get_expr(conbin, conrelid) LIKE '% > a)%')) THEN
    ALTER TABLE t DROP CONSTRAINT d;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'd' AND contype = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT d CHECK (10 > a) NOT VALID;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'e' AND contype = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'e' AND pg_get_expr(conbin, conrelid) LIKE '%upper%')) THEN
    ALTER TABLE t DROP CONSTRAINT e;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'e' AND contype = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT e CHECK (upper(of) = of) NOT VALID;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND pg_get_expr(conbin, conrelid) LIKE '%(a > %')) THEN
    ALTER TABLE t DROP CONSTRAINT f;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT f CHECK (a + b > 0 AND a > b) NOT VALID;
  END IF;
END $$;
-- committed
ALTER TABLE t VALIDATE CONSTRAINT c;
ALTER TABLE t VALIDATE CONSTRAINT d;
ALTER TABLE t VALIDATE CONSTRAINT e;
ALTER TABLE t VALIDATE CONSTRAINT f;
--- undo
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'c' AND contype = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'c' AND pg_get_expr(conbin, conrelid) LIKE '%(a > %')) THEN
    ALTER TABLE t DROP CONSTRAINT c;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'c' AND contype = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT c CHECK (a > b);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'd' AND contype = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'd' AND pg_get_expr(conbin, conrelid) LIKE '%(a > %')) THEN
    ALTER TABLE t DROP CONSTRAINT d;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'd' AND contype = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT d CHECK (a > 10);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'e' AND contype = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'e' AND pg_get_expr(conbin, conrelid) LIKE '%lower%')) THEN
    ALTER TABLE t DROP CONSTRAINT e;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'e' AND contype = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT e CHECK (lower(of) = of);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND pg_get_expr(conbin, conrelid) LIKE '% > a)%')) THEN
    ALTER TABLE t DROP CONSTRAINT f;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 'f' AND contype = 'c') THEN
    ALTER TABLE t ADD CONSTRAINT f CHECK (a + b > 0 AND b > a);
  END IF;
END $$;
