--- before
CREATE TABLE r (id integer PRIMARY KEY, up integer) PARTITION BY RANGE (id);
CREATE TABLE r1 PARTITION OF r FOR VALUES FROM (0) TO (10);
CREATE TABLE r2 PARTITION OF r FOR VALUES FROM (10) TO (20);

--- rows
INSERT INTO r VALUES (1, NULL), (12, 1), (13, 12);

--- after
CREATE TABLE r (id integer PRIMARY KEY, up integer REFERENCES r) PARTITION BY RANGE (id);
CREATE TABLE r1 PARTITION OF r FOR VALUES FROM (0) TO (10);
CREATE TABLE r2 PARTITION OF r FOR VALUES FROM (10) TO (20);

--- preconditions
foreign key r.r_up_fkey refers to r: SELECT own.* FROM r AS own WHERE own.up IS NOT NULL AND NOT EXISTS (SELECT FROM r AS other WHERE other.id = own.up)
  unless EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.r') AND conname = 'r_up_fkey' AND contype = 'f' AND convalidated)
--- plan
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.r1') AND conname = 'r_up_fkey' AND contype = 'f') OR current_setting('server_version_num')::integer < 150009) THEN
    ALTER TABLE r1 ADD CONSTRAINT r_up_fkey FOREIGN KEY (up) REFERENCES r (id) NOT VALID;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.r2') AND conname = 'r_up_fkey' AND contype = 'f') OR current_setting('server_version_num')::integer < 150009) THEN
    ALTER TABLE r2 ADD CONSTRAINT r_up_fkey FOREIGN KEY (up) REFERENCES r (id) NOT VALID;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF NOT (current_setting('server_version_num')::integer < 150009) THEN
    ALTER TABLE r1 VALIDATE CONSTRAINT r_up_fkey;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT (current_setting('server_version_num')::integer < 150009) THEN
    ALTER TABLE r2 VALIDATE CONSTRAINT r_up_fkey;
  END IF;
END $$;
-- committed
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.r') AND conname = 'r_up_fkey' AND contype = 'f') THEN
    ALTER TABLE r ADD CONSTRAINT r_up_fkey FOREIGN KEY (up) REFERENCES r (id);
  END IF;
END $$;
--- undo
ALTER TABLE IF EXISTS r DROP CONSTRAINT IF EXISTS r_up_fkey;
