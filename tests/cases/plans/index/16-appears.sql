--- before

--- after
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE INDEX m ON u (a);

