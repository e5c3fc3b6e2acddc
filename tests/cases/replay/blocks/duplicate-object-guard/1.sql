CREATE TYPE mood AS ENUM ('a');
DO $$ BEGIN
  CREATE TYPE mood AS ENUM ('x');
EXCEPTION
  WHEN duplicate_object THEN null;
END $$;
DO $$ BEGIN
  CREATE TYPE colour AS ENUM ('red');
EXCEPTION
  WHEN duplicate_object THEN null;
END $$;
CREATE TABLE t (id int, parent int);
CREATE TABLE u (id int PRIMARY KEY);
DO $$ BEGIN
 ALTER TABLE "t" ADD CONSTRAINT "t_u_fk" FOREIGN KEY ("parent") REFERENCES "public"."u"("id") ON DELETE cascade;
EXCEPTION
 WHEN duplicate_object THEN null;
END $$;
DO $$ BEGIN
 ALTER TABLE "t" ADD CONSTRAINT "t_u_fk" FOREIGN KEY ("parent") REFERENCES "public"."u"("id") ON DELETE set null;
EXCEPTION
 WHEN duplicate_object THEN null;
END $$;
