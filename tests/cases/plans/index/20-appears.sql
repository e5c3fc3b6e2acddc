--- before

--- after
CREATE TABLE t (
    a integer,
    b integer,
    c text
) PARTITION BY RANGE (a);
CREATE TABLE part PARTITION OF t FOR VALUES FROM (1) TO (9);
CREATE INDEX below ON part (b);

