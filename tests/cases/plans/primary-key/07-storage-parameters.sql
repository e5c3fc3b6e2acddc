--- before
CREATE TABLE t (
    a integer NOT NULL,
    b integer NOT NULL,
    c integer
);
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (b, a) INCLUDE (c) DEFERRABLE INITIALLY DEFERRED;

--- after
CREATE TABLE t (
    a integer NOT NULL,
    b integer NOT NULL,
    c integer
);
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (b, a) INCLUDE (c) WITH (fillfactor=70) DEFERRABLE INITIALLY DEFERRED;

--- plan
ALTER INDEX k SET (fillfactor=70);
--- undo
ALTER INDEX k RESET (fillfactor);
