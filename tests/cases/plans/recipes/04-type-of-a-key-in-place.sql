--- before
CREATE TABLE t (
    id integer PRIMARY KEY,
    z text
);
CREATE TABLE u (
    t integer REFERENCES t (id)
);

--- after
CREATE TABLE t (
    id bigint PRIMARY KEY,
    z text
);
CREATE TABLE u (
    t bigint REFERENCES t (id)
);

--- plan
ALTER TABLE t ALTER COLUMN id TYPE bigint;
ALTER TABLE u ALTER COLUMN t TYPE bigint;
--- undo
ALTER TABLE t ALTER COLUMN id TYPE integer;
ALTER TABLE u ALTER COLUMN t TYPE integer;
