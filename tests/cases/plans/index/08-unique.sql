--- before
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE INDEX i ON u ((lower(c)));

--- after
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE UNIQUE INDEX i ON u ((lower(c)));

