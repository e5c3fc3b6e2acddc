CREATE TABLE users (id int, name varchar(20), mail text NOT NULL);
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM information_schema.columns WHERE table_schema = 'public' AND table_name = 'users' AND column_name = 'name') THEN
    ALTER TABLE users RENAME COLUMN name TO full_name;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'age') THEN
    ALTER TABLE users ADD COLUMN age int;
  ELSE
    ALTER TABLE users DROP COLUMN age;
  END IF;
  IF (SELECT is_nullable FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'mail') = 'NO' THEN
    ALTER TABLE users ALTER COLUMN mail DROP NOT NULL;
  END IF;
  IF (SELECT data_type FROM information_schema.columns WHERE table_name = 'users' AND column_name = 'full_name') <> 'text' THEN
    ALTER TABLE users ALTER COLUMN full_name TYPE text;
  END IF;
  IF NOT EXISTS (SELECT FROM information_schema.tables WHERE table_name = 'orders') AND to_regclass('public.orders') IS NULL THEN
    CREATE TABLE orders (id int);
  ELSIF true THEN
    CREATE TABLE never (id int);
  END IF;
  IF EXISTS (SELECT 1 FROM pg_attribute WHERE attrelid = 'users'::regclass AND attname = 'age' AND NOT attisdropped) THEN
    COMMENT ON COLUMN users.age IS 'seen';
  END IF;
  IF EXISTS (SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND tablename = 'orders') THEN
    ALTER TABLE orders ADD COLUMN note text;
  END IF;
END $$;
