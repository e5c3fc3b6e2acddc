--- before
CREATE TABLE p (
    a integer NOT NULL,
    b integer
);
CREATE TABLE t (
    a integer,
    b integer
);
ALTER TABLE p ADD CONSTRAINT p_pkey PRIMARY KEY (a);
ALTER TABLE p ADD CONSTRAINT p_b_key UNIQUE (b);
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES p (a);

--- after
CREATE TABLE p (
    a integer NOT NULL,
    b integer
);
CREATE TABLE t (
    a integer,
    b integer
);
ALTER TABLE p ADD CONSTRAINT p_pkey PRIMARY KEY (a);
ALTER TABLE p ADD CONSTRAINT p_b_key UNIQUE (b);
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (b) REFERENCES p (b);

