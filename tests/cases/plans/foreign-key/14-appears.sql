--- before

--- after
CREATE TABLE q (
    a integer NOT NULL
);
CREATE TABLE t (
    a integer,
    b integer
);
ALTER TABLE q ADD CONSTRAINT q_pkey PRIMARY KEY (a);
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES q (a) ON DELETE SET NULL;

