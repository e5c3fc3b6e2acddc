--- before
CREATE TABLE parts (
    a integer,
    b text
) PARTITION BY RANGE (a);
CREATE TABLE t PARTITION OF parts FOR VALUES FROM (1) TO (9);

--- after
CREATE TABLE parts (
    a integer,
    b text
) PARTITION BY RANGE (a);
CREATE TABLE t PARTITION OF parts FOR VALUES FROM (1) TO (10);

--- plan
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.parts')) OR EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.t') AND pg_get_expr(relpartbound, oid) = 'FOR VALUES FROM (1) TO (10)')) THEN
    ALTER TABLE parts DETACH PARTITION t;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.parts')) THEN
    ALTER TABLE parts ATTACH PARTITION t FOR VALUES FROM (1) TO (10);
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.parts')) OR EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.t') AND pg_get_expr(relpartbound, oid) = 'FOR VALUES FROM (1) TO (9)')) THEN
    ALTER TABLE parts DETACH PARTITION t;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.parts')) THEN
    ALTER TABLE parts ATTACH PARTITION t FOR VALUES FROM (1) TO (9);
  END IF;
END $$;
