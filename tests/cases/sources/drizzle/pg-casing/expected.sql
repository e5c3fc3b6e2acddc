CREATE TABLE "blogPosts" (
	"post_id" integer PRIMARY KEY NOT NULL,
	"html_body" text NOT NULL,
	"published_at" timestamp,
	"url_path" text,
	"keptName" text,
	CONSTRAINT "blogPosts_URLPath_unique" UNIQUE("url_path"),
	CONSTRAINT "blogPosts_htmlBody_keptName_unique" UNIQUE("html_body","keptName")
);
--> statement-breakpoint
CREATE TABLE "post_tags" (
	"post_id" integer,
	"tag_name" text,
	CONSTRAINT "post_tags_post_id_tag_name_pk" PRIMARY KEY("post_id","tag_name")
);
--> statement-breakpoint
ALTER TABLE "post_tags" ADD CONSTRAINT "post_tags_post_id_blogPosts_post_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."blogPosts"("post_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "blogPosts_published_at_index" ON "blogPosts" USING btree ("published_at");