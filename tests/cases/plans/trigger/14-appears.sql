--- before

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
CREATE TRIGGER z AFTER UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f();

