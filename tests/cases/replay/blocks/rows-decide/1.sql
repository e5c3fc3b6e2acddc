CREATE TABLE t (id int, a text);
DO $$
DECLARE
  n int;
BEGIN
  SELECT count(*) INTO n FROM t WHERE a IS NULL;
  IF n > 0 THEN
    RAISE EXCEPTION '% rows without a', n;
  END IF;
  UPDATE t SET a = 'x' WHERE a IS NULL;
  ALTER TABLE t ALTER COLUMN a SET NOT NULL;
  IF n = 7 THEN
    ALTER TABLE t ADD COLUMN perhaps int;
  END IF;
  FOR n IN SELECT id FROM t LOOP
    DELETE FROM t WHERE id = n;
  END LOOP;
  FOR n IN SELECT id FROM t LOOP
    EXECUTE format('CREATE TABLE of_row_%s (id int)', n);
  END LOOP;
END $$;
