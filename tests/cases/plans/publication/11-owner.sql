--- from 15
--- before
CREATE TABLE t (
    a integer NOT NULL,
    b integer
);
ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (a);
CREATE PUBLICATION p FOR TABLE t (a) WHERE (a > 1) WITH (publish = 'insert, update');
COMMENT ON PUBLICATION p IS 'one';

--- after
CREATE TABLE t (
    a integer NOT NULL,
    b integer
);
ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (a);
CREATE PUBLICATION p FOR TABLE t (a) WHERE (a > 1) WITH (publish = 'insert, update');
ALTER PUBLICATION p OWNER TO pg_monitor;
COMMENT ON PUBLICATION p IS 'one';

--- plan
ALTER PUBLICATION p OWNER TO pg_monitor;
--- undo
--- not undone
the owner of publication p, which nothing had said
