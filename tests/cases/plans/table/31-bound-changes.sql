--- before
CREATE TABLE p (a integer) PARTITION BY RANGE (a);
CREATE TABLE t PARTITION OF p FOR VALUES FROM (1) TO (10);
INSERT INTO p VALUES (4);

--- after
CREATE TABLE p (a integer) PARTITION BY RANGE (a);
CREATE TABLE t PARTITION OF p FOR VALUES FROM (1) TO (20);

--- plan
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.p')) OR EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.t') AND pg_get_expr(relpartbound, oid) = 'FOR VALUES FROM (1) TO (20)')) THEN
    ALTER TABLE p DETACH PARTITION t;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.p')) THEN
    ALTER TABLE p ATTACH PARTITION t FOR VALUES FROM (1) TO (20);
  END IF;
END $$;
--- undo
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.p')) OR EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.t') AND pg_get_expr(relpartbound, oid) = 'FOR VALUES FROM (1) TO (10)')) THEN
    ALTER TABLE p DETACH PARTITION t;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.t') AND inhparent = to_regclass('public.p')) THEN
    ALTER TABLE p ATTACH PARTITION t FOR VALUES FROM (1) TO (10);
  END IF;
END $$;
