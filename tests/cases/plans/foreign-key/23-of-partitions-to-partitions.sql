--- before
CREATE TABLE r (id integer PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE r1 PARTITION OF r FOR VALUES FROM (0) TO (10);
CREATE TABLE r2 PARTITION OF r FOR VALUES FROM (10) TO (20);
CREATE TABLE p (id integer, r_id integer, k integer) PARTITION BY RANGE (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (10) TO (20) PARTITION BY LIST (id);
CREATE TABLE p21 PARTITION OF p2 FOR VALUES IN (1, 2);

--- rows
INSERT INTO r VALUES (1), (12);
INSERT INTO p VALUES (1, 1, 1), (2, NULL, 2), (2, 12, 12);

--- after
CREATE TABLE r (id integer PRIMARY KEY) PARTITION BY RANGE (id);
CREATE TABLE r1 PARTITION OF r FOR VALUES FROM (0) TO (10);
CREATE TABLE r2 PARTITION OF r FOR VALUES FROM (10) TO (20);
CREATE TABLE p (id integer, r_id integer, k integer, CONSTRAINT p_r_id_fkey FOREIGN KEY (r_id) REFERENCES r ON DELETE CASCADE) PARTITION BY RANGE (k);
CREATE TABLE p1 PARTITION OF p FOR VALUES FROM (0) TO (10);
CREATE TABLE p2 PARTITION OF p FOR VALUES FROM (10) TO (20) PARTITION BY LIST (id);
CREATE TABLE p21 PARTITION OF p2 FOR VALUES IN (1, 2);

--- preconditions
foreign key p.p_r_id_fkey refers to r: SELECT own.* FROM p AS own WHERE own.r_id IS NOT NULL AND NOT EXISTS (SELECT FROM r AS other WHERE other.id = own.r_id)
  unless EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.p') AND conname = 'p_r_id_fkey' AND contype = 'f' AND convalidated)
--- plan
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.p1') AND conname = 'p_r_id_fkey' AND contype = 'f') OR current_setting('server_version_num')::integer < 150009) THEN
    ALTER TABLE p1 ADD CONSTRAINT p_r_id_fkey FOREIGN KEY (r_id) REFERENCES r (id) ON DELETE CASCADE NOT VALID;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.p21') AND conname = 'p_r_id_fkey' AND contype = 'f') OR current_setting('server_version_num')::integer < 150009) THEN
    ALTER TABLE p21 ADD CONSTRAINT p_r_id_fkey FOREIGN KEY (r_id) REFERENCES r (id) ON DELETE CASCADE NOT VALID;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF NOT (current_setting('server_version_num')::integer < 150009) THEN
    ALTER TABLE p1 VALIDATE CONSTRAINT p_r_id_fkey;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (current_setting('server_version_num')::integer < 150009) THEN
    ALTER TABLE p21 VALIDATE CONSTRAINT p_r_id_fkey;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.p') AND conname = 'p_r_id_fkey' AND contype = 'f') THEN
    ALTER TABLE p ADD CONSTRAINT p_r_id_fkey FOREIGN KEY (r_id) REFERENCES r (id) ON DELETE CASCADE;
  END IF;
END $$;
--- undo
ALTER TABLE IF EXISTS p DROP CONSTRAINT IF EXISTS p_r_id_fkey;
