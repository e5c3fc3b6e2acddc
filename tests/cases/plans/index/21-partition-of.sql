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

--- plan
CREATE INDEX IF NOT EXISTS above ON ONLY t (b);
ALTER INDEX above ATTACH PARTITION below;
--- undo
CREATE INDEX IF NOT EXISTS below ON part (b);
DROP INDEX IF EXISTS above;
--- not undone
index part.below is not made
