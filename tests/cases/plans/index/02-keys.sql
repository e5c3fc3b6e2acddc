--- before
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE INDEX i ON u (b);

--- after
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE INDEX i ON u (c);

