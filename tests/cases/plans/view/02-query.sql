--- before
CREATE TABLE t (
    a integer,
    b integer
);
CREATE VIEW v AS
SELECT t.a FROM t;

--- after
CREATE TABLE t (
    a integer,
    b integer
);
CREATE VIEW v AS
SELECT t.a FROM t WHERE t.b > 0;

--- plan
CREATE OR REPLACE VIEW v AS
SELECT t.a FROM t WHERE t.b > 0;
--- undo
CREATE OR REPLACE VIEW v AS
SELECT t.a FROM t;
