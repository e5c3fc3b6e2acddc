--- before
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE INDEX i ON u (c COLLATE "C" DESC NULLS LAST);

--- after
CREATE TABLE u (
    a integer,
    b text,
    c text
);
CREATE INDEX i ON u (c COLLATE "C" text_pattern_ops DESC NULLS LAST);

