--- before
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE INDEX n ON u (a);

--- after
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE INDEX n ON u (a);
ALTER TABLE u CLUSTER ON n;

--- plan
ALTER TABLE u CLUSTER ON n;
--- undo
ALTER TABLE u SET WITHOUT CLUSTER;
