--- given
CREATE TABLE one (a integer, b text CHECK (b <> ''));
CREATE TABLE two (c integer DEFAULT 2);
CREATE TABLE t (z integer) INHERITS (one);
CREATE TABLE u (a integer, b text, c integer);
ALTER TABLE u ADD CONSTRAINT one_b_check CHECK (b <> '');
--- inherits
ALTER TABLE u INHERIT one;
--- inherits two
ALTER TABLE u INHERIT two;
--- order of parents
ALTER TABLE u NO INHERIT one;
ALTER TABLE u INHERIT one;
--- leaves both
ALTER TABLE u NO INHERIT two, NO INHERIT one;
--- column above appears
ALTER TABLE one ADD n integer;
--- column above changes
ALTER TABLE one ALTER n TYPE bigint, ALTER n SET DEFAULT 4, ALTER n SET NOT NULL;
--- default below differs
ALTER TABLE t ALTER n SET DEFAULT 5;
--- check above appears
ALTER TABLE one ADD CONSTRAINT n_positive CHECK (n > 0);
--- check above not valid
ALTER TABLE one DROP CONSTRAINT n_positive;
ALTER TABLE one ADD CONSTRAINT n_positive CHECK (n > 0) NOT VALID;
--- check above validated
ALTER TABLE one VALIDATE CONSTRAINT n_positive;
--- check without heirs
ALTER TABLE one ADD CONSTRAINT alone CHECK (a > 0) NO INHERIT;
--- column above goes
ALTER TABLE one DROP n;
--- child goes
DROP TABLE t;
