--- before
SET check_function_bodies = off;
CREATE TABLE t (
    a integer,
    b integer
);
CREATE FUNCTION f()
    RETURNS trigger
    LANGUAGE plpgsql
AS $$BEGIN RETURN new; END$$;
CREATE TRIGGER y AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();

--- after
SET check_function_bodies = off;
CREATE TABLE t (
    a integer,
    b integer
);
CREATE FUNCTION f()
    RETURNS trigger
    LANGUAGE plpgsql
AS $$BEGIN RETURN new; END$$;
CREATE TRIGGER y AFTER UPDATE ON t REFERENCING new table as n FOR EACH ROW EXECUTE FUNCTION f();

--- plan
CREATE OR REPLACE TRIGGER y AFTER UPDATE ON t REFERENCING new table as n FOR EACH ROW EXECUTE FUNCTION f();
--- undo
CREATE OR REPLACE TRIGGER y AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();
