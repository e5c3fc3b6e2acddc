--- rows
SELECT setval('s', 500);
INSERT INTO t (b) SELECT 1 FROM generate_series(1, 30);

--- before
CREATE SEQUENCE s;
CREATE TABLE t (
    a integer GENERATED ALWAYS AS IDENTITY,
    b integer
);

--- after
CREATE SEQUENCE s MAXVALUE 100;
CREATE TABLE t (
    a integer GENERATED ALWAYS AS IDENTITY (MAXVALUE 20),
    b integer
);

--- in the way
rows are in the way, and nothing was changed:
  sequence s must have numbers left from 1 to 100: 1 in the way
  sequence t_a_seq must have numbers left from 1 to 20: 1 in the way

--- preconditions
sequence s must have numbers left from 1 to 100: SELECT * FROM s WHERE is_called AND last_value > 100
  unless EXISTS (SELECT FROM pg_catalog.pg_sequence WHERE seqrelid = to_regclass('public.s') AND seqmin = 1 AND seqmax = 100)
sequence t_a_seq must have numbers left from 1 to 20: SELECT * FROM t_a_seq WHERE is_called AND last_value > 20
  unless EXISTS (SELECT FROM pg_catalog.pg_sequence WHERE seqrelid = to_regclass('public.t_a_seq') AND seqmin = 1 AND seqmax = 20)
--- plan
ALTER SEQUENCE s MAXVALUE 100;
ALTER TABLE t ALTER COLUMN a SET MAXVALUE 20;
--- undo
ALTER SEQUENCE s MAXVALUE 9223372036854775807;
ALTER TABLE t ALTER COLUMN a SET MAXVALUE 2147483647;
