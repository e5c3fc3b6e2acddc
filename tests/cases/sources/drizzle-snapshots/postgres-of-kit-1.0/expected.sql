CREATE SCHEMA "app";
--> statement-breakpoint
CREATE TYPE "mood" AS ENUM('ok', 'so so');--> statement-breakpoint
CREATE TABLE "app"."posts" (
	"a" integer,
	"b" integer,
	"c" uuid DEFAULT gen_random_uuid(),
	CONSTRAINT "posts_pkey" PRIMARY KEY("a","b"),
	CONSTRAINT "uq" UNIQUE NULLS NOT DISTINCT("b","c")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" serial PRIMARY KEY,
	"email" varchar(255) NOT NULL UNIQUE,
	"m" "mood" DEFAULT 'ok'::"mood",
	"bal" numeric(10,2) DEFAULT '1.5',
	"t" timestamp(3) with time zone DEFAULT now(),
	"j" jsonb DEFAULT '{"a":1}',
	"tags" text[],
	"ok" boolean DEFAULT true
);
--> statement-breakpoint
CREATE INDEX "users_email_idx" ON "users" ("email");--> statement-breakpoint
CREATE UNIQUE INDEX "users_m" ON "users" ("m","email") WHERE "ok" = true;--> statement-breakpoint
ALTER TABLE "app"."posts" ADD CONSTRAINT "posts_a_users_id_fkey" FOREIGN KEY ("a") REFERENCES "users"("id") ON DELETE CASCADE;