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
CREATE TRIGGER x BEFORE UPDATE OF a ON t FOR EACH STATEMENT EXECUTE FUNCTION f();

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
CREATE TRIGGER x BEFORE INSERT OR UPDATE OF a, b ON t FOR EACH STATEMENT EXECUTE FUNCTION f();

