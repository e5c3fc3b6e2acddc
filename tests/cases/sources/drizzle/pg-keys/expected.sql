CREATE TABLE "members" (
	"user_id" integer NOT NULL,
	"country" text NOT NULL,
	"code" text NOT NULL,
	"role" text,
	CONSTRAINT "members_key" PRIMARY KEY("user_id","country","code")
);
--> statement-breakpoint
CREATE TABLE "teams" (
	"country" text NOT NULL,
	"code" text NOT NULL,
	"name" text,
	"lead" integer,
	CONSTRAINT "teams_country_code_pk" PRIMARY KEY("country","code"),
	CONSTRAINT "team_names" UNIQUE("country","name"),
	CONSTRAINT "teams_name_lead_unique" UNIQUE NULLS NOT DISTINCT("name","lead")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" serial PRIMARY KEY NOT NULL,
	"email" varchar(120) NOT NULL,
	"handle" text,
	"nick" text,
	"boss_id" integer,
	CONSTRAINT "users_email_unique" UNIQUE("email"),
	CONSTRAINT "users_handle_once" UNIQUE("handle"),
	CONSTRAINT "users_nick_once" UNIQUE NULLS NOT DISTINCT("nick")
);
--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_team" FOREIGN KEY ("country","code") REFERENCES "public"."teams"("country","code") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_role_users_handle_fk" FOREIGN KEY ("role") REFERENCES "public"."users"("handle") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_lead_users_id_fk" FOREIGN KEY ("lead") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "users" ADD CONSTRAINT "users_boss_id_users_id_fk" FOREIGN KEY ("boss_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "members_role_index" ON "members" USING btree ("role");--> statement-breakpoint
CREATE INDEX "members_role_down" ON "members" USING btree ("role" DESC NULLS LAST,"code" NULLS FIRST);--> statement-breakpoint
CREATE INDEX "members_words" ON "members" USING gin (to_tsvector('english', "role"));--> statement-breakpoint
CREATE INDEX "members_lower" ON "members" USING btree (lower("role"),"code");--> statement-breakpoint
CREATE UNIQUE INDEX "members_once" ON "members" USING btree ("user_id","code") WHERE "members"."role" is not null;--> statement-breakpoint
CREATE INDEX "members_ops" ON "members" USING btree ("role" text_pattern_ops);--> statement-breakpoint
CREATE INDEX CONCURRENTLY "members_filled" ON "members" USING btree ("code") WITH (fillfactor=70);