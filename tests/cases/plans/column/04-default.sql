--- before
CREATE TABLE t (
    a character varying(20) NOT NULL,
    n integer GENERATED ALWAYS AS IDENTITY,
    g integer,
    z text
);

--- after
CREATE TABLE t (
    a character varying(20) DEFAULT 'x' NOT NULL,
    n integer GENERATED ALWAYS AS IDENTITY,
    g integer,
    z text
);

--- plan
ALTER TABLE t ALTER COLUMN a SET DEFAULT 'x';
--- undo
ALTER TABLE t ALTER COLUMN a DROP DEFAULT;
