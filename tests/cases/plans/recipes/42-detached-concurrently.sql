--- from 14
--- before
CREATE TABLE p (a integer NOT NULL, b text, PRIMARY KEY (a)) PARTITION BY RANGE (a);
CREATE INDEX p_b_idx ON p (b);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (1) TO (10);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (10) TO (20);
INSERT INTO p VALUES (1, 'one'), (11, 'eleven');

--- after
CREATE TABLE p (a integer NOT NULL, b text, PRIMARY KEY (a)) PARTITION BY RANGE (a);
CREATE INDEX p_b_idx ON p (b);
CREATE TABLE p1 (a integer NOT NULL, b text, PRIMARY KEY (a));
CREATE INDEX p1_b_idx ON p1 (b);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (10) TO (20);

--- plan
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.p1') AND inhdetachpending) THEN
    ALTER TABLE p DETACH PARTITION p1 FINALIZE;
  END IF;
END $$;
-- committed
SELECT 'ALTER TABLE p DETACH PARTITION p1 CONCURRENTLY'
 WHERE EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.p1') AND inhparent = to_regclass('public.p')) \gexec
-- committed
ALTER TABLE p1 DROP CONSTRAINT IF EXISTS p1_a_check;
--- undo
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_inherits WHERE inhrelid = to_regclass('public.p1') AND inhparent = to_regclass('public.p')) THEN
    ALTER TABLE p ATTACH PARTITION p1 FOR VALUES FROM (1) TO (10);
  END IF;
END $$;
