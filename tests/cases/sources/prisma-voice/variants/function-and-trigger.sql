-- no drift
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$ begin return new; end $$;
CREATE TRIGGER t BEFORE INSERT ON "A" FOR EACH ROW EXECUTE FUNCTION f();
