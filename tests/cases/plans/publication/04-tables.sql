--- from 15
--- before
CREATE TABLE t (
    a integer NOT NULL,
    b integer
);
ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (a);
CREATE PUBLICATION p FOR TABLE t WHERE (a > 1);

--- after
CREATE TABLE t (
    a integer NOT NULL,
    b integer
);
ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (a);
CREATE PUBLICATION p FOR TABLE t (a) WHERE (a > 1);

--- plan
ALTER PUBLICATION p SET TABLE t (a) WHERE (a > 1);
--- undo
ALTER PUBLICATION p SET TABLE t WHERE (a > 1);
