--- before
CREATE TABLE t (
    a integer,
    b integer
);
CREATE MATERIALIZED VIEW m AS SELECT a, b AS n FROM t;
CREATE INDEX m_n_idx ON m (n);

--- after
CREATE TABLE t (
    a integer,
    c bigint
);
CREATE MATERIALIZED VIEW m AS SELECT a, c AS n FROM t;
CREATE INDEX m_n_idx ON m (n);

--- plan
ALTER TABLE t ADD COLUMN IF NOT EXISTS c bigint;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b' AND NOT attisdropped) OR NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.m') AND relkind = 'm')) THEN
    DROP MATERIALIZED VIEW m;
  END IF;
END $$;
CREATE MATERIALIZED VIEW IF NOT EXISTS m AS
SELECT t.a, t.c AS n FROM t;
CREATE INDEX IF NOT EXISTS m_n_idx ON m (n);
ALTER TABLE IF EXISTS t DROP COLUMN IF EXISTS b;
--- undo
ALTER TABLE t ADD COLUMN IF NOT EXISTS b integer;
DO $$ BEGIN
  IF NOT (NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'c' AND NOT attisdropped) OR NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.m') AND relkind = 'm')) THEN
    DROP MATERIALIZED VIEW m;
  END IF;
END $$;
CREATE MATERIALIZED VIEW IF NOT EXISTS m AS
SELECT t.a, t.b AS n FROM t;
CREATE INDEX IF NOT EXISTS m_n_idx ON m (n);
ALTER TABLE IF EXISTS t DROP COLUMN IF EXISTS c;
--- not undone
the values of t.b
