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

