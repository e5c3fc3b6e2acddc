--- before

--- after
CREATE TABLE p (
    a integer,
    b integer
) PARTITION BY RANGE (a);

--- plan
CREATE TABLE IF NOT EXISTS p (
    a integer,
    b integer
) PARTITION BY RANGE (a);
--- undo
DROP TABLE IF EXISTS p;
