--- offline
--- before
CREATE TABLE t (
    n integer
);

--- after
CREATE TABLE t (
    n bigint
);

--- plan
ALTER TABLE t ALTER COLUMN n TYPE bigint;
--- undo
ALTER TABLE t ALTER COLUMN n TYPE integer;
