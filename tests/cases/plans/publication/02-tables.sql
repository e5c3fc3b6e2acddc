--- before
CREATE PUBLICATION p;

--- after
CREATE TABLE t (
    a integer NOT NULL,
    b integer
);
ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (a);
CREATE PUBLICATION p FOR TABLE t;

