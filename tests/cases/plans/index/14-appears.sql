--- before

--- after
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE UNIQUE INDEX o ON u (c);

