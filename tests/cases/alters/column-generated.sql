--- given
CREATE TABLE t (a integer, b integer);
--- column appears, from 12
ALTER TABLE t ADD c integer GENERATED ALWAYS AS (a + b) STORED, ADD d text GENERATED ALWAYS AS (a::text || b::text) STORED;
--- expression, from 12
ALTER TABLE t DROP c;
ALTER TABLE t ADD c integer GENERATED ALWAYS AS (a - b) STORED;
--- expression forgotten, from 13
ALTER TABLE t ALTER c DROP EXPRESSION;
--- expression and type, from 17
ALTER TABLE t ALTER c TYPE bigint;
--- virtual, from 18
ALTER TABLE t DROP d;
ALTER TABLE t ADD d integer GENERATED ALWAYS AS (a * b) VIRTUAL;
--- virtual expression, from 18
ALTER TABLE t ALTER d SET EXPRESSION AS (a * b * 2);
--- virtual goes, from 18
ALTER TABLE t DROP d;
ALTER TABLE t ADD d integer;
