CREATE TYPE state AS ENUM ('open', 'paid', 'it''s off');
CREATE TYPE mood AS ENUM ('open', 'shut');
CREATE TABLE orders (
  id int PRIMARY KEY,
  state state NOT NULL DEFAULT 'open',
  before state,
  mood mood,
  note text,
  is_open boolean GENERATED ALWAYS AS (state = 'open') STORED,
  CHECK (state <> 'it''s off' OR note IS NOT NULL),
  CHECK (state IN ('open', 'paid') OR mood = 'open' OR note = 'open')
);
CREATE INDEX orders_open ON orders (id) WHERE state = 'open' AND mood <> 'open';
CREATE INDEX orders_cast ON orders (id) WHERE state = 'open'::state;
CREATE VIEW open_orders AS SELECT id, CASE WHEN state = 'open' THEN 'open' ELSE 'other' END AS said FROM orders WHERE state = 'open' AND note <> 'open';
CREATE MATERIALIZED VIEW paid AS SELECT o.id FROM orders o WHERE o.state IN ('open', 'paid');
ALTER TABLE orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON orders USING (state = 'open') WITH CHECK (state <> 'it''s off');
CREATE FUNCTION told() RETURNS trigger LANGUAGE plpgsql AS $$BEGIN RETURN new; END$$;
CREATE TRIGGER told BEFORE UPDATE ON orders FOR EACH ROW WHEN (old.state = 'open' AND new.state <> 'open') EXECUTE FUNCTION told();
ALTER TYPE state RENAME VALUE 'open' TO 'placed';
ALTER TYPE state RENAME VALUE 'it''s off' TO 'it''s called off';
CREATE INDEX orders_gone ON orders (id) WHERE state = 'open';
