CREATE TABLE p (id int PRIMARY KEY);
CREATE TABLE c (id int, p_id int, q_id int);
ALTER TABLE c ADD CONSTRAINT odd_name FOREIGN KEY (p_id) REFERENCES p (id);
DO $$
DECLARE
  fk text;
BEGIN
  SELECT kcu.constraint_name INTO fk
  FROM information_schema.key_column_usage kcu
  JOIN information_schema.referential_constraints rc USING (constraint_schema, constraint_name)
  WHERE kcu.table_name = 'c' AND kcu.column_name = 'p_id';
  EXECUTE 'ALTER TABLE c DROP CONSTRAINT "' || fk || '"';
  IF NOT EXISTS (
    SELECT 1 FROM pg_constraint con
    JOIN pg_attribute att ON att.attrelid = con.conrelid AND att.attnum = ANY (con.conkey)
    WHERE con.contype = 'f' AND att.attname = 'q_id' AND con.conrelid = 'c'::regclass
  ) THEN
    ALTER TABLE c ADD CONSTRAINT by_columns FOREIGN KEY (q_id) REFERENCES p (id);
  END IF;
  IF (SELECT array_agg(a.attname::text ORDER BY a.attnum) FROM pg_index i JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = ANY (i.indkey) WHERE i.indrelid = 'p'::regclass AND i.indisprimary) = ARRAY['id'] THEN
    COMMENT ON TABLE p IS 'keyed by id';
  END IF;
END $$;
