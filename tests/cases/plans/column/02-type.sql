--- before
CREATE TABLE t (
    a character varying(10),
    n integer GENERATED ALWAYS AS IDENTITY,
    g integer,
    z text
);

--- after
CREATE TABLE t (
    a character varying(20),
    n integer GENERATED ALWAYS AS IDENTITY,
    g integer,
    z text
);

--- plan
ALTER TABLE t ALTER COLUMN a TYPE character varying(20);
--- undo
ALTER TABLE t ALTER COLUMN a TYPE character varying(10);
