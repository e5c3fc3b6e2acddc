--- before
CREATE TABLE parts (
    a integer,
    b text
) PARTITION BY RANGE (a);
CREATE TABLE t PARTITION OF parts FOR VALUES FROM (1) TO (10);

--- after
CREATE TABLE t (
    a integer,
    b text
);

--- plan
ALTER TABLE parts DETACH PARTITION t;
DROP TABLE IF EXISTS parts;
--- undo
CREATE TABLE IF NOT EXISTS parts (
    a integer,
    b text
) PARTITION BY RANGE (a);
ALTER TABLE parts ATTACH PARTITION t FOR VALUES FROM (1) TO (10);
--- not undone
the rows of parts
