--- before
CREATE TABLE p (
    a integer,
    b integer
) PARTITION BY RANGE (a);

--- after
CREATE TABLE p (
    a integer,
    b integer
) PARTITION BY RANGE (b);

