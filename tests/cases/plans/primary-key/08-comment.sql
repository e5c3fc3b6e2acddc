--- before
CREATE TABLE t (
    a integer NOT NULL,
    b integer NOT NULL,
    c integer
);
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (b, a) INCLUDE (c) WITH (fillfactor=70) DEFERRABLE INITIALLY DEFERRED;

--- after
CREATE TABLE t (
    a integer NOT NULL,
    b integer NOT NULL,
    c integer
);
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (b, a) INCLUDE (c) WITH (fillfactor=70) DEFERRABLE INITIALLY DEFERRED;
COMMENT ON CONSTRAINT k ON t IS 'one';

--- plan
COMMENT ON CONSTRAINT k ON t IS 'one';
--- undo
COMMENT ON CONSTRAINT k ON t IS NULL;
