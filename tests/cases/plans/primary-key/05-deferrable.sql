--- before
CREATE TABLE t (
    a integer NOT NULL,
    b integer NOT NULL,
    c integer
);
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (b, a) INCLUDE (c);

--- after
CREATE TABLE t (
    a integer NOT NULL,
    b integer NOT NULL,
    c integer
);
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (b, a) INCLUDE (c) DEFERRABLE;

