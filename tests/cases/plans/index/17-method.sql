--- before
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE INDEX m ON u (a);

--- after
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE INDEX m ON u USING hash (a);

