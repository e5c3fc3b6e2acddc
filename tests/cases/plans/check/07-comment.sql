--- before
CREATE TABLE t (
    a integer,
    b integer
);
CREATE TABLE child () INHERITS (t);
ALTER TABLE child ADD CONSTRAINT c CHECK (a > 1);

--- after
CREATE TABLE t (
    a integer,
    b integer
);
CREATE TABLE child () INHERITS (t);
ALTER TABLE child ADD CONSTRAINT c CHECK (a > 1);
COMMENT ON CONSTRAINT c ON child IS 'one';

--- plan
COMMENT ON CONSTRAINT c ON child IS 'one';
--- undo
COMMENT ON CONSTRAINT c ON child IS NULL;
