--- before
CREATE TABLE t (
    a integer,
    b integer,
    c text
) PARTITION BY RANGE (a);
CREATE TABLE part PARTITION OF t FOR VALUES FROM (1) TO (9);
CREATE INDEX below ON part (b);

--- after
CREATE TABLE t (
    a integer,
    b integer,
    c text
) PARTITION BY RANGE (a);
CREATE TABLE part PARTITION OF t FOR VALUES FROM (1) TO (9);
CREATE INDEX above ON ONLY t (b);
CREATE INDEX below ON part (b);
ALTER INDEX above ATTACH PARTITION below;

