--- before

--- after
CREATE TABLE t (
    a integer NOT NULL,
    b integer NOT NULL,
    c integer
);
ALTER TABLE t ADD CONSTRAINT k UNIQUE (a);

