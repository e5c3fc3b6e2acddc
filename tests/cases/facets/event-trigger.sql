--- given
CREATE FUNCTION f() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE FUNCTION g() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
--- appears
CREATE EVENT TRIGGER e ON ddl_command_start EXECUTE PROCEDURE f();
--- event
DROP EVENT TRIGGER e;
CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE PROCEDURE f();
--- tags
DROP EVENT TRIGGER e;
CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('CREATE VIEW', 'CREATE TABLE') EXECUTE PROCEDURE f();
--- action
DROP EVENT TRIGGER e;
CREATE EVENT TRIGGER e ON ddl_command_end WHEN TAG IN ('CREATE VIEW', 'CREATE TABLE') EXECUTE PROCEDURE g();
--- enabled
ALTER EVENT TRIGGER e DISABLE;
--- comment
COMMENT ON EVENT TRIGGER e IS 'one';
--- without owner: only a superuser can own one, and the servers of the tests have one
--- goes
DROP EVENT TRIGGER e;
