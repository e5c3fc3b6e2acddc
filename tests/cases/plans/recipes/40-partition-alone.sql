--- before
CREATE TABLE orders (at date NOT NULL, n integer DEFAULT 7 CHECK (n > 0), twice integer GENERATED ALWAYS AS (n * 2) STORED, PRIMARY KEY (at, n)) PARTITION BY RANGE (at);
CREATE INDEX orders_n_idx ON orders (n);
CREATE TABLE orders_2025 PARTITION OF orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE orders_others PARTITION OF orders DEFAULT;
INSERT INTO orders (at) VALUES ('2025-03-01'), ('2031-01-01');

--- after
CREATE TABLE orders (at date NOT NULL, n integer DEFAULT 7 CHECK (n > 0), twice integer GENERATED ALWAYS AS (n * 2) STORED, PRIMARY KEY (at, n)) PARTITION BY RANGE (at);
CREATE INDEX orders_n_idx ON orders (n);
CREATE TABLE orders_2025 PARTITION OF orders FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE orders_others PARTITION OF orders DEFAULT;
CREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01') WITH (fillfactor = 70);
COMMENT ON TABLE orders_2026 IS 'this year';

--- plan
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.orders_others') AND conname = 'orders_others_orders_2026_not' AND contype = 'c') OR EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.orders_2026') AND inhparent = to_regclass('public.orders'))) THEN
    ALTER TABLE orders_others ADD CONSTRAINT orders_others_orders_2026_not CHECK (NOT (at IS NOT NULL AND at >= '2026-01-01' AND at < '2027-01-01')) NOT VALID;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.orders_others') AND conname = 'orders_others_orders_2026_not' AND contype = 'c') THEN
    ALTER TABLE orders_others VALIDATE CONSTRAINT orders_others_orders_2026_not;
  END IF;
END $$;
-- committed
CREATE TABLE IF NOT EXISTS orders_2026 (LIKE orders INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING GENERATED INCLUDING STORAGE INCLUDING COMPRESSION) WITH (fillfactor=70);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.orders_2026') AND inhparent = to_regclass('public.orders')) THEN
    ALTER TABLE orders ATTACH PARTITION orders_2026 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
  END IF;
END $$;
ALTER TABLE orders_others DROP CONSTRAINT IF EXISTS orders_others_orders_2026_not;
COMMENT ON TABLE orders_2026 IS 'this year';
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.orders_2026') AND conname = 'orders_2026_pkey' AND contype = 'p') THEN
    ALTER TABLE orders_2026 ADD CONSTRAINT orders_2026_pkey PRIMARY KEY (at, n);
  END IF;
END $$;
ALTER INDEX orders_pkey ATTACH PARTITION orders_2026_pkey;
CREATE INDEX IF NOT EXISTS orders_2026_n_idx ON orders_2026 (n);
ALTER INDEX orders_n_idx ATTACH PARTITION orders_2026_n_idx;
--- undo
DROP TABLE IF EXISTS orders_2026;
