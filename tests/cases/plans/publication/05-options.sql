--- from 15
--- before
CREATE TABLE t (
    a integer NOT NULL,
    b integer
);
ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (a);
CREATE PUBLICATION p FOR TABLE t (a) WHERE (a > 1);

--- after
CREATE TABLE t (
    a integer NOT NULL,
    b integer
);
ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (a);
CREATE PUBLICATION p FOR TABLE t (a) WHERE (a > 1) WITH (publish = 'insert, update');

--- plan
ALTER PUBLICATION p SET (publish = 'insert, update');
--- undo
ALTER PUBLICATION p SET (publish = 'insert, update, delete, truncate');
