--- before
CREATE TABLE t (
    a integer,
    b text
);

--- after
CREATE TABLE parts (
    a integer,
    b text
) PARTITION BY RANGE (a);
CREATE TABLE t PARTITION OF parts FOR VALUES FROM (1) TO (9);

--- plan
CREATE TABLE IF NOT EXISTS parts (
    a integer,
    b text
) PARTITION BY RANGE (a);
ALTER TABLE parts ATTACH PARTITION t FOR VALUES FROM (1) TO (9);
--- undo
ALTER TABLE parts DETACH PARTITION t;
DROP TABLE IF EXISTS parts;
