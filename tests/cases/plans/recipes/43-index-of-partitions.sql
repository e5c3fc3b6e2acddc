--- before
CREATE TABLE p (a integer NOT NULL, b text) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2) PARTITION BY LIST (b);
CREATE TABLE p2x PARTITION OF p2 FOR VALUES IN ('x');
INSERT INTO p VALUES (1, 'one'), (2, 'x');

--- after
CREATE TABLE p (a integer NOT NULL, b text) PARTITION BY LIST (a);
CREATE TABLE p1 PARTITION OF p FOR VALUES IN (1);
CREATE TABLE p2 PARTITION OF p FOR VALUES IN (2) PARTITION BY LIST (b);
CREATE TABLE p2x PARTITION OF p2 FOR VALUES IN ('x');
CREATE UNIQUE INDEX p_a_b_idx ON p (a, b);

--- preconditions
index p.p_a_b_idx: no two rows alike in a, b: SELECT a, b, count(*) FROM p WHERE b IS NOT NULL GROUP BY a, b HAVING count(*) > 1
  unless EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.p_a_b_idx') AND indisvalid)
--- plan
CREATE UNIQUE INDEX IF NOT EXISTS p_a_b_idx ON ONLY p (a, b);
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.p1_a_b_idx') AND NOT indisvalid) THEN
    DROP INDEX p1_a_b_idx;
  END IF;
END $$;
CREATE UNIQUE INDEX IF NOT EXISTS p2_a_b_idx ON ONLY p2 (a, b);
ALTER INDEX p_a_b_idx ATTACH PARTITION p2_a_b_idx;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.p2x_a_b_idx') AND NOT indisvalid) THEN
    DROP INDEX p2x_a_b_idx;
  END IF;
END $$;
-- committed
SELECT 'CREATE UNIQUE INDEX CONCURRENTLY p1_a_b_idx ON p1 (a, b)'
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.p1_a_b_idx') AND indisvalid) \gexec
-- committed
SELECT 'CREATE UNIQUE INDEX CONCURRENTLY p2x_a_b_idx ON p2x (a, b)'
 WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_index WHERE indexrelid = to_regclass('public.p2x_a_b_idx') AND indisvalid) \gexec
-- committed
ALTER INDEX p_a_b_idx ATTACH PARTITION p1_a_b_idx;
ALTER INDEX p2_a_b_idx ATTACH PARTITION p2x_a_b_idx;
--- undo
DROP INDEX IF EXISTS p_a_b_idx;
