--- from 15
--- before
CREATE TABLE t (
    a integer NOT NULL,
    b integer
);
ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (a);
CREATE PUBLICATION p FOR TABLE t (a) WHERE (a > 1) WITH (publish = 'insert, update');

--- after
CREATE TABLE t (
    a integer NOT NULL,
    b integer
);
ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (a);
CREATE PUBLICATION p FOR TABLE t (a) WHERE (a > 1) WITH (publish = 'insert, update');
COMMENT ON PUBLICATION p IS 'one';

--- plan
COMMENT ON PUBLICATION p IS 'one';
--- undo
COMMENT ON PUBLICATION p IS NULL;
