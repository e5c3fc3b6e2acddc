--- before

--- after
CREATE TABLE p (
    a integer,
    b integer
) PARTITION BY RANGE (a);

