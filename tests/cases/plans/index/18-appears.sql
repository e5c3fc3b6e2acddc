--- before

--- after
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE INDEX n ON u (a);

--- plan
CREATE TABLE IF NOT EXISTS u (
    a integer,
    b text,
    c text
);
CREATE INDEX IF NOT EXISTS n ON u (a);
--- undo
DROP TABLE IF EXISTS u;
