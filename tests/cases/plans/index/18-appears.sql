--- before

--- after
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE INDEX n ON u (a);

