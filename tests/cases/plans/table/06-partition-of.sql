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

