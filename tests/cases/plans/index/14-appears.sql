--- before

--- after
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE UNIQUE INDEX o ON u (c);

--- plan
CREATE TABLE IF NOT EXISTS u (
    a integer,
    b text,
    c text
);
CREATE UNIQUE INDEX IF NOT EXISTS o ON u (c);
--- undo
DROP TABLE IF EXISTS u;
