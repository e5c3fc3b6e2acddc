--- archive

--- before
CREATE TABLE r (id serial PRIMARY KEY, name text, up text GENERATED ALWAYS AS (upper(name)) STORED);
CREATE TABLE t (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, r_id integer NOT NULL REFERENCES r, boss integer REFERENCES t);
CREATE INDEX t_r_id_idx ON t (r_id);
CREATE TABLE other (a integer);

--- rows
INSERT INTO r (name) VALUES ('a'), ('b');
INSERT INTO t (r_id, boss) VALUES (1, 1), (2, 1);

--- after
CREATE TABLE other (a integer);

--- preconditions
plumbline_archive.r must be free for the rows of r: an earlier plan has kept its own there, to be dropped or renamed: SELECT oid::regclass FROM pg_catalog.pg_class WHERE oid = to_regclass('plumbline_archive.r')
  unless NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.r') AND relkind IN ('r', 'p', 'f'))
plumbline_archive.t must be free for the rows of t: an earlier plan has kept its own there, to be dropped or renamed: SELECT oid::regclass FROM pg_catalog.pg_class WHERE oid = to_regclass('plumbline_archive.t')
  unless NOT EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.t') AND relkind IN ('r', 'p', 'f'))
--- plan
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS t_boss_fkey;
ALTER TABLE IF EXISTS t DROP CONSTRAINT IF EXISTS t_r_id_fkey;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.t') AND relkind IN ('r', 'p', 'f')) THEN
    CREATE SCHEMA IF NOT EXISTS plumbline_archive;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.t') AND relkind IN ('r', 'p', 'f')) THEN
    LOCK TABLE t IN SHARE ROW EXCLUSIVE MODE;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.t') AND relkind IN ('r', 'p', 'f')) THEN
    CREATE TABLE plumbline_archive.t AS
    SELECT * FROM ONLY t;
  END IF;
END $$;
DROP TABLE IF EXISTS t;
-- committed
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.r') AND relkind IN ('r', 'p', 'f')) THEN
    CREATE SCHEMA IF NOT EXISTS plumbline_archive;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.r') AND relkind IN ('r', 'p', 'f')) THEN
    LOCK TABLE r IN SHARE ROW EXCLUSIVE MODE;
  END IF;
END $$;
DO $$ BEGIN
  IF EXISTS (SELECT FROM pg_catalog.pg_class WHERE oid = to_regclass('public.r') AND relkind IN ('r', 'p', 'f')) THEN
    CREATE TABLE plumbline_archive.r AS
    SELECT * FROM ONLY r;
  END IF;
END $$;
DROP TABLE IF EXISTS r;
--- undo
CREATE SEQUENCE IF NOT EXISTS r_id_seq AS integer;
CREATE TABLE IF NOT EXISTS t (
    id integer GENERATED ALWAYS AS IDENTITY,
    r_id integer NOT NULL,
    boss integer
);
DO $$ BEGIN
  IF to_regclass('plumbline_archive.t') IS NOT NULL THEN
    INSERT INTO t (id, r_id, boss) OVERRIDING SYSTEM VALUE SELECT id, r_id, boss FROM plumbline_archive.t;
  END IF;
END $$;
SELECT setval('public.t_id_seq', greatest(max(id), 1)) FROM t HAVING count(id) > 0;
DROP TABLE IF EXISTS plumbline_archive.t;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_pkey' AND contype = 'p') THEN
    ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY (id);
  END IF;
END $$;
CREATE INDEX IF NOT EXISTS t_r_id_idx ON t (r_id);
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_boss_fkey' AND contype = 'f') THEN
    ALTER TABLE t ADD CONSTRAINT t_boss_fkey FOREIGN KEY (boss) REFERENCES t (id);
  END IF;
END $$;
CREATE TABLE IF NOT EXISTS r (
    id integer DEFAULT nextval('r_id_seq'::regclass) NOT NULL,
    name text,
    up text GENERATED ALWAYS AS (upper(name)) STORED
);
DO $$ BEGIN
  IF to_regclass('plumbline_archive.r') IS NOT NULL THEN
    INSERT INTO r (id, name) SELECT id, name FROM plumbline_archive.r;
  END IF;
END $$;
SELECT setval('public.r_id_seq', greatest(max(id), 1)) FROM r HAVING count(id) > 0;
DROP TABLE IF EXISTS plumbline_archive.r;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.r') AND conname = 'r_pkey' AND contype = 'p') THEN
    ALTER TABLE r ADD CONSTRAINT r_pkey PRIMARY KEY (id);
  END IF;
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_constraint WHERE conrelid = to_regclass('public.t') AND conname = 't_r_id_fkey' AND contype = 'f') THEN
    ALTER TABLE t ADD CONSTRAINT t_r_id_fkey FOREIGN KEY (r_id) REFERENCES r (id);
  END IF;
END $$;
ALTER SEQUENCE r_id_seq OWNED BY r.id;
