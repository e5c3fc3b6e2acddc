--- small

--- before
CREATE TABLE t (a bigint, b text, c numeric(12, 2), d text, e numeric, f text);

--- rows
INSERT INTO t VALUES (3000000000, 'abcd', 12345.67, 'seven', 1e12, 'no key'), (1, 'abc   ', 999.99, ' 7 ', 2147483647.4, '{A0EEBC99-9C0B-4EF8-BB6D-6BB9BD380A11}'), (NULL, NULL, NULL, NULL, NULL, NULL);

--- in the way
rows are in the way, and nothing was changed:
  t.a must fit integer: 1 in the way
  t.b must fit character varying(3): 1 in the way
  t.c must fit numeric(5,1): 1 in the way
  t.d must fit integer: 1 in the way
  t.e must fit integer: 1 in the way
  t.f must fit uuid: 1 in the way

--- after
CREATE TABLE t (a integer, b varchar(3), c numeric(5, 1), d integer, e integer, f uuid);

--- preconditions
t.a must fit integer: SELECT * FROM t WHERE a NOT BETWEEN -2147483648 AND 2147483647
  unless EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'a' AND atttypid = to_regtype('integer') AND atttypmod = -1)
t.b must fit character varying(3): SELECT * FROM t WHERE length(rtrim(b)) > 3
  unless EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'b' AND atttypid = to_regtype('character varying') AND atttypmod = 7)
t.c must fit numeric(5,1): SELECT * FROM t WHERE abs(round(c, 1)) >= 10000
  unless EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'c' AND atttypid = to_regtype('numeric') AND atttypmod = 327685)
t.d must fit integer: SELECT * FROM t WHERE d !~ '^\s*[-+]?[0-9]+\s*$'
  unless EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'd' AND atttypid = to_regtype('integer') AND atttypmod = -1)
t.e must fit integer: SELECT * FROM t WHERE round(e) NOT BETWEEN -2147483648 AND 2147483647
  unless EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'e' AND atttypid = to_regtype('integer') AND atttypmod = -1)
t.f must fit uuid: SELECT * FROM t WHERE f !~* '^\{?([0-9a-f]{4}-?){7}[0-9a-f]{4}\}?$'
  unless EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'f' AND atttypid = to_regtype('uuid') AND atttypmod = -1)
--- plan
ALTER TABLE t ALTER COLUMN a TYPE integer;
ALTER TABLE t ALTER COLUMN b TYPE character varying(3);
ALTER TABLE t ALTER COLUMN c TYPE numeric(5,1);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'd' AND atttypid = to_regtype('integer') AND atttypmod = -1) THEN
    ALTER TABLE t ALTER COLUMN d TYPE integer USING d::integer;
  END IF;
END $$;
ALTER TABLE t ALTER COLUMN e TYPE integer;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = to_regclass('public.t') AND attname = 'f' AND atttypid = to_regtype('uuid') AND atttypmod = -1) THEN
    ALTER TABLE t ALTER COLUMN f TYPE uuid USING f::uuid;
  END IF;
END $$;
--- undo
ALTER TABLE t ALTER COLUMN a TYPE bigint;
ALTER TABLE t ALTER COLUMN b TYPE text;
ALTER TABLE t ALTER COLUMN c TYPE numeric(12,2);
ALTER TABLE t ALTER COLUMN d TYPE text;
ALTER TABLE t ALTER COLUMN e TYPE numeric;
ALTER TABLE t ALTER COLUMN f TYPE text;
