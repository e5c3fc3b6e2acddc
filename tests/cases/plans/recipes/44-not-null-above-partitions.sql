--- backfill p.b: 'none'
--- before
CREATE TABLE p (a integer NOT NULL, b text) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2) PARTITION BY LIST (b);
CREATE TABLE p2x PARTITION OF p2 FOR VALUES IN ('x');
INSERT INTO p VALUES (1, 'one'), (2, 'x');

--- after
CREATE TABLE p (a integer NOT NULL, b text NOT NULL) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2) PARTITION BY LIST (b);
CREATE TABLE p2x PARTITION OF p2 FOR VALUES IN ('x');

--- plan
DO $$
BEGIN
  LOOP
    UPDATE p SET b = 'none' WHERE b IS NULL
      AND ctid = ANY (ARRAY(SELECT ctid FROM p WHERE b IS NULL LIMIT 5000));
    EXIT WHEN NOT FOUND;
    COMMIT;
  END LOOP;
END $$;
-- committed
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.p') AND attname = 'b' AND attnotnull) OR EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.p') AND conname = 'p_b_present')) THEN
    ALTER TABLE p ADD CONSTRAINT p_b_present CHECK (b IS NOT NULL) NOT VALID;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.p') AND conname = 'p_b_present') THEN
    ALTER TABLE p VALIDATE CONSTRAINT p_b_present;
  END IF;
END $$;
-- committed
ALTER TABLE p ALTER COLUMN b SET NOT NULL;
ALTER TABLE p DROP CONSTRAINT IF EXISTS p_b_present;
--- undo
ALTER TABLE p ALTER COLUMN b DROP NOT NULL;
--- not undone
the nulls of p.b
