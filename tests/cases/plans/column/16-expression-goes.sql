--- before
CREATE TABLE t (
    a integer,
    b integer GENERATED ALWAYS AS (a * 2) STORED
);

--- after
CREATE TABLE t (
    a integer,
    b integer
);

--- plan
ALTER TABLE t ALTER COLUMN b DROP EXPRESSION IF EXISTS;
--- undo
ALTER TABLE IF EXISTS t DROP COLUMN IF EXISTS b;
ALTER TABLE t ADD COLUMN IF NOT EXISTS b integer GENERATED ALWAYS AS (a * 2) STORED;
