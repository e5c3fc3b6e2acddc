CREATE ROLE "editor";--> statement-breakpoint
CREATE TABLE "locked" (
	"id" integer PRIMARY KEY NOT NULL
);
--> statement-breakpoint
ALTER TABLE "locked" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pages" (
	"id" integer PRIMARY KEY NOT NULL,
	"owner" text NOT NULL,
	"body" text
);
--> statement-breakpoint
ALTER TABLE "pages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE POLICY "locked_read" ON "locked" AS PERMISSIVE FOR SELECT TO current_user USING (true);--> statement-breakpoint
CREATE POLICY "pages_read" ON "pages" AS PERMISSIVE FOR SELECT TO "reader" USING ("pages"."owner" = current_user);--> statement-breakpoint
CREATE POLICY "pages_write" ON "pages" AS RESTRICTIVE FOR UPDATE TO "editor", public USING (true) WITH CHECK ("pages"."body" is not null);--> statement-breakpoint
CREATE POLICY "pages_all" ON "pages" AS PERMISSIVE FOR ALL TO public;