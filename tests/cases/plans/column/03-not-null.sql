--- before
CREATE TABLE t (
    a character varying(20),
    n integer GENERATED ALWAYS AS IDENTITY,
    g integer,
    z text
);

--- after
CREATE TABLE t (
    a character varying(20) NOT NULL,
    n integer GENERATED ALWAYS AS IDENTITY,
    g integer,
    z text
);

--- questions
column t.a must have a value, and nothing says what the rows that are there should get
