--- rows
INSERT INTO t (a, b) VALUES ('x', 7), ('y', 8);

--- before
CREATE DOMAIN d AS text CONSTRAINT short CHECK (length(value) < 10) CONSTRAINT plain CHECK (value <> '');
CREATE DOMAIN n AS integer CONSTRAINT c CHECK (value > 1);
CREATE TABLE t (
    a d,
    b n
);

--- after
CREATE DOMAIN d AS text CONSTRAINT short CHECK (length(value) < 20) CONSTRAINT plain CHECK (value <> 'none');
CREATE DOMAIN n AS integer CONSTRAINT c CHECK (value >= 1);
CREATE TABLE t (
    a d,
    b n
);

--- preconditions
t.a must keep check plain of domain d: SELECT * FROM t WHERE EXISTS (SELECT FROM (SELECT t.a) AS one (value) WHERE NOT (value <> 'none'))
  unless (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'plain' AND pg_get_expr(conbin, conrelid) LIKE '%''none''%') AND EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'short' AND pg_get_expr(conbin, conrelid) LIKE '%20%'))
t.a must keep check short of domain d: SELECT * FROM t WHERE EXISTS (SELECT FROM (SELECT t.a) AS one (value) WHERE NOT (length(value) < 20))
  unless (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'plain' AND pg_get_expr(conbin, conrelid) LIKE '%''none''%') AND EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'short' AND pg_get_expr(conbin, conrelid) LIKE '%20%'))
t.b must keep check c of domain n: SELECT * FROM t WHERE EXISTS (SELECT FROM (SELECT t.b) AS one (value) WHERE NOT (value >= 1))
  unless (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.n') AND conname = 'c' AND pg_get_expr(conbin, conrelid) LIKE '% >= %'))
--- plan
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'plain') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'plain' AND pg_get_expr(conbin, conrelid) LIKE '%''none''%')) THEN
    ALTER DOMAIN d DROP CONSTRAINT plain;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'short') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'short' AND pg_get_expr(conbin, conrelid) LIKE '%20%')) THEN
    ALTER DOMAIN d DROP CONSTRAINT short;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'plain') THEN
    ALTER DOMAIN d ADD CONSTRAINT plain CHECK (value <> 'none');
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'short') THEN
    ALTER DOMAIN d ADD CONSTRAINT short CHECK (length(value) < 20);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.n') AND conname = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.n') AND conname = 'c' AND pg_get_expr(conbin, conrelid) LIKE '% >= %')) THEN
    ALTER DOMAIN n DROP CONSTRAINT c;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.n') AND conname = 'c') THEN
    ALTER DOMAIN n ADD CONSTRAINT c CHECK (value >= 1);
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'plain') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'plain' AND pg_get_expr(conbin, conrelid) LIKE '%''''%')) THEN
    ALTER DOMAIN d DROP CONSTRAINT plain;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'short') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'short' AND pg_get_expr(conbin, conrelid) LIKE '%10%')) THEN
    ALTER DOMAIN d DROP CONSTRAINT short;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'plain') THEN
    ALTER DOMAIN d ADD CONSTRAINT plain CHECK (value <> '');
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.d') AND conname = 'short') THEN
    ALTER DOMAIN d ADD CONSTRAINT short CHECK (length(value) < 10);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.n') AND conname = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.n') AND conname = 'c' AND pg_get_expr(conbin, conrelid) LIKE '% > %')) THEN
    ALTER DOMAIN n DROP CONSTRAINT c;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE contypid = to_regtype('public.n') AND conname = 'c') THEN
    ALTER DOMAIN n ADD CONSTRAINT c CHECK (value > 1);
  END IF;
END $$;
