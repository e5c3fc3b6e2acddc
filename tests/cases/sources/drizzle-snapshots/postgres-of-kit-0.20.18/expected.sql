CREATE SCHEMA "app";
--> statement-breakpoint
DO $$ BEGIN
 CREATE TYPE "mood" AS ENUM('ok', 'so so');
EXCEPTION
 WHEN duplicate_object THEN null;
END $$;
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "app"."posts" (
	"a" integer NOT NULL,
	"b" integer NOT NULL,
	"c" uuid DEFAULT gen_random_uuid(),
	CONSTRAINT "posts_a_b_pk" PRIMARY KEY("a","b"),
	CONSTRAINT "uq" UNIQUE NULLS NOT DISTINCT("b","c")
);
--> statement-breakpoint
CREATE TABLE IF NOT EXISTS "users" (
	"id" serial PRIMARY KEY NOT NULL,
	"email" varchar(255) NOT NULL,
	"m" "mood" DEFAULT 'ok',
	"bal" numeric(10, 2) DEFAULT '1.5',
	"t" timestamp (3) with time zone DEFAULT now(),
	"j" jsonb DEFAULT '{"a":1}'::jsonb,
	"tags" text[],
	"ok" boolean DEFAULT true,
	CONSTRAINT "users_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE INDEX IF NOT EXISTS "users_email_idx" ON "users" ("email");--> statement-breakpoint
CREATE UNIQUE INDEX IF NOT EXISTS "users_m" ON "users" ("m","email");--> statement-breakpoint
DO $$ BEGIN
 ALTER TABLE "app"."posts" ADD CONSTRAINT "posts_a_users_id_fk" FOREIGN KEY ("a") REFERENCES "users"("id") ON DELETE cascade ON UPDATE no action;
EXCEPTION
 WHEN duplicate_object THEN null;
END $$;
