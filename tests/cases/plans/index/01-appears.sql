--- before

--- after
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE INDEX i ON u (b);

--- plan
CREATE TABLE IF NOT EXISTS u (
    a integer,
    b text,
    c text
);
CREATE INDEX IF NOT EXISTS i ON u (b);
--- undo
DROP TABLE IF EXISTS u;
