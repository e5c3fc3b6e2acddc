CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.name := coalesce(NEW.name, OLD.email, TG_OP);
  IF TG_OP = 'UPDATE' AND NEW IS DISTINCT FROM OLD THEN
    INSERT INTO projects (id, owner_id, title) VALUES (1, NEW.id, NEW.email) ON CONFLICT (id) DO UPDATE SET title = excluded.title, owner_id = NEW.id;
  END IF;
  RETURN NEW;
END $$;
