--- before

--- after
CREATE TABLE t (
    a integer,
    b integer,
    c text
) PARTITION BY RANGE (a);
CREATE TABLE part PARTITION OF t FOR VALUES FROM (1) TO (9);
CREATE INDEX below ON part (b);

--- plan
CREATE TABLE IF NOT EXISTS t (
    a integer,
    b integer,
    c text
) PARTITION BY RANGE (a);
CREATE TABLE IF NOT EXISTS part PARTITION OF t FOR VALUES FROM (1) TO (9);
CREATE INDEX IF NOT EXISTS below ON part (b);
--- undo
DROP TABLE IF EXISTS part;
DROP TABLE IF EXISTS t;
