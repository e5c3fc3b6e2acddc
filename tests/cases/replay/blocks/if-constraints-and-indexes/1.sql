CREATE TABLE a (id int PRIMARY KEY, x int, y int);
CREATE TABLE b (id int, a_id int CONSTRAINT b_a REFERENCES a (id) ON DELETE CASCADE, CONSTRAINT positive CHECK (id > 0));
CREATE UNIQUE INDEX a_x ON a (x) WHERE y IS NULL;
DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'b_a') THEN
    ALTER TABLE b ADD CONSTRAINT never CHECK (true);
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conrelid = 'b'::regclass AND c.contype = 'p') THEN
    ALTER TABLE b ADD PRIMARY KEY (id);
  END IF;
  IF EXISTS (SELECT 1 FROM information_schema.table_constraints WHERE table_name = 'b' AND constraint_name = 'positive' AND constraint_type = 'CHECK') THEN
    ALTER TABLE b DROP CONSTRAINT positive;
  END IF;
  IF EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'b_a' AND confdeltype = 'c' AND confrelid = 'a'::regclass) THEN
    ALTER TABLE b DROP CONSTRAINT b_a;
    ALTER TABLE b ADD CONSTRAINT b_a FOREIGN KEY (a_id) REFERENCES a (id) ON DELETE SET NULL;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_indexes WHERE schemaname = 'public' AND indexname = 'a_y') THEN
    CREATE INDEX a_y ON a (y);
  END IF;
  IF EXISTS (SELECT 1 FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid WHERE c.relname = 'a_x' AND i.indisunique) THEN
    DROP INDEX a_x;
  END IF;
  IF EXISTS (SELECT 1 FROM information_schema.table_constraints tc JOIN information_schema.key_column_usage kcu ON tc.constraint_name = kcu.constraint_name WHERE tc.table_name = 'a' AND tc.constraint_type = 'PRIMARY KEY' AND kcu.column_name = 'id') THEN
    ALTER TABLE a ADD COLUMN has_key boolean;
  END IF;
  IF EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'a_pkey' AND pg_get_constraintdef(oid) LIKE 'PRIMARY KEY%') THEN
    ALTER TABLE a ADD COLUMN def_read boolean;
  END IF;
END $$;
