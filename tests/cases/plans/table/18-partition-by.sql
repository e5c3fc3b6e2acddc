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

--- questions
table p cannot be altered in its partition by (RANGE (a) to RANGE (b)): it would have to be made anew, and its rows copied
