CREATE TABLE customers (
  id bigint GENERATED ALWAYS AS IDENTITY,
  account text NOT NULL,
  email citext NOT NULL,
  name text COLLATE "C" NOT NULL DEFAULT '',
  home address,
  tags text[] NOT NULL DEFAULT '{}',
  lower_name text GENERATED ALWAYS AS (lower(name)) STORED,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz,
  CONSTRAINT customers_pkey PRIMARY KEY (id),
  CONSTRAINT customers_email_key UNIQUE (email),
  CONSTRAINT customers_name_check CHECK (length(name) < 200)
) WITH (fillfactor = 90);
CREATE TABLE orders (
  id bigserial PRIMARY KEY,
  customer_id bigint NOT NULL,
  status order_status NOT NULL DEFAULT 'open',
  number integer NOT NULL DEFAULT nextval('invoice_numbers'),
  items quantity,
  during tstzrange,
  note varchar(500),
  weight numeric(10,2),
  placed_on date NOT NULL DEFAULT CURRENT_DATE,
  CONSTRAINT orders_customer_id_fkey FOREIGN KEY (customer_id) REFERENCES customers (id) ON UPDATE CASCADE ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT orders_during_excl EXCLUDE USING gist (during WITH &&) WHERE (during IS NOT NULL),
  CONSTRAINT orders_number_key UNIQUE (number) INCLUDE (status)
);
CREATE TABLE app.audit (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  order_id bigint REFERENCES orders (id) ON DELETE SET NULL,
  level app.priority NOT NULL DEFAULT 'low',
  detail jsonb
);
CREATE UNLOGGED TABLE sessions (
  id text PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES customers (id)
);
CREATE TABLE measurements (
  at timestamptz NOT NULL,
  value double precision
) PARTITION BY RANGE (at);
CREATE TABLE measurements_2025 PARTITION OF measurements FOR VALUES FROM ('2025-01-01') TO ('2026-01-01');
CREATE TABLE notes (
  id integer PRIMARY KEY,
  body text
);
CREATE TABLE pinned_notes (
  pinned_until date
) INHERITS (notes);
