CREATE SCHEMA "report";
--> statement-breakpoint
CREATE TABLE "products" (
	"id" integer PRIMARY KEY NOT NULL,
	"title" text NOT NULL,
	"price" numeric(12, 4) NOT NULL,
	"blob" "bytea",
	"stock" integer DEFAULT 0 NOT NULL,
	"active" boolean DEFAULT true,
	"words" "tsvector" GENERATED ALWAYS AS (to_tsvector('english', title)) STORED,
	"upper" text GENERATED ALWAYS AS (upper("products"."title")) STORED,
	"short" text GENERATED ALWAYS AS (left(title, 3)) STORED,
	"at" timestamp,
	CONSTRAINT "products_stock" CHECK ("products"."stock" >= 0),
	CONSTRAINT "products_title" CHECK (length("products"."title") between 1 and 80)
);
--> statement-breakpoint
CREATE VIEW "public"."active_products" AS (select "id", "title", "price", "blob", "stock", "active", "words", "upper", "short", "at" from "products" where "products"."active" = true);--> statement-breakpoint
CREATE VIEW "public"."cheap_products" AS (select id, title from products where stock > 0);--> statement-breakpoint
CREATE MATERIALIZED VIEW "report"."totals" AS (select sum(stock)::integer as total from products);