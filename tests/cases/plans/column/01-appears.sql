--- before

--- after
CREATE TABLE t (
    a character varying(10),
    n integer GENERATED ALWAYS AS IDENTITY,
    g integer,
    z text
);

--- plan
CREATE TABLE IF NOT EXISTS t (
    a character varying(10),
    n integer GENERATED ALWAYS AS IDENTITY,
    g integer,
    z text
);
--- undo
DROP TABLE IF EXISTS t;
