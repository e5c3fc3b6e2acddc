--- before

--- after
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE INDEX m ON u (a);

--- plan
CREATE TABLE IF NOT EXISTS u (
    a integer,
    b text,
    c text
);
CREATE INDEX IF NOT EXISTS m ON u (a);
--- undo
DROP TABLE IF EXISTS u;
