--- from 16
--- small

--- before
CREATE TABLE t (a text, b varchar(20));

--- rows
INSERT INTO t VALUES ('2031-02-29', 'x'), ('2031-02-28', '1e3'), (NULL, NULL);

--- in the way
rows are in the way, and nothing was changed:
  t.a must fit date: 1 in the way
  t.b must fit numeric(6,2): 1 in the way

--- after
CREATE TABLE t (a date, b numeric(6, 2));

--- preconditions
t.a must fit date: SELECT * FROM t WHERE NOT pg_input_is_valid(a::text, 'date')
  unless EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('date') AND atttypmod = -1)
t.b must fit numeric(6,2): SELECT * FROM t WHERE NOT pg_input_is_valid(b::text, 'numeric(6,2)')
  unless EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b' AND atttypid = to_regtype('numeric') AND atttypmod = 393222)
--- plan
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('date') AND atttypmod = -1) THEN
    ALTER TABLE t ALTER COLUMN a TYPE date USING a::date;
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b' AND atttypid = to_regtype('numeric') AND atttypmod = 393222) THEN
    ALTER TABLE t ALTER COLUMN b TYPE numeric(6,2) USING b::numeric(6,2);
  END IF;
END $$;
--- undo
ALTER TABLE t ALTER COLUMN a TYPE text;
ALTER TABLE t ALTER COLUMN b TYPE character varying(20);
