--- given
CREATE TABLE t (a integer, b integer);
CREATE TABLE child () INHERITS (t);
--- appears
ALTER TABLE ONLY child ADD CONSTRAINT c CHECK (a > 0);
--- expression
ALTER TABLE child DROP CONSTRAINT c, ADD CONSTRAINT c CHECK (a > 1);
--- no inherit
ALTER TABLE child DROP CONSTRAINT c, ADD CONSTRAINT c CHECK (a > 1) NO INHERIT;
--- no inherit
ALTER TABLE child DROP CONSTRAINT c, ADD CONSTRAINT c CHECK (a > 1);
--- valid
ALTER TABLE child DROP CONSTRAINT c, ADD CONSTRAINT c CHECK (a > 1) NOT VALID;
--- valid
ALTER TABLE child VALIDATE CONSTRAINT c;
--- enforced, from 18
ALTER TABLE child DROP CONSTRAINT c, ADD CONSTRAINT c CHECK (a > 1) NOT ENFORCED;
--- comment
COMMENT ON CONSTRAINT c ON child IS 'one';
--- without owner: a constraint belongs to whom its table belongs
--- goes
ALTER TABLE child DROP CONSTRAINT c;
