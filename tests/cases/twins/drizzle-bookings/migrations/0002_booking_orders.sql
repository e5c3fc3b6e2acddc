CREATE TYPE "public"."booking_status" AS ENUM('requested', 'confirmed', 'checked_in', 'completed', 'cancelled');--> statement-breakpoint
CREATE TABLE "booking_orders" (
	"id" text PRIMARY KEY NOT NULL,
	"biz_id" text NOT NULL,
	"offer_version_id" text NOT NULL,
	"customer_user_id" text NOT NULL,
	"status" "booking_status" DEFAULT 'requested' NOT NULL,
	"start_at" timestamp with time zone NOT NULL,
	"end_at" timestamp with time zone NOT NULL,
	"requested_duration_min" integer,
	"confirmed_duration_min" integer,
	"customer_purchase_id" text,
	"payment_terms" text,
	"total_minor" integer DEFAULT 0 NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "fulfillment_units" (
	"id" text PRIMARY KEY NOT NULL,
	"biz_id" text NOT NULL,
	"booking_order_id" text NOT NULL,
	"secondary_resource_id" text,
	"resource_id" text,
	"start_at" timestamp with time zone NOT NULL,
	"end_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "booking_orders" ADD CONSTRAINT "booking_orders_biz_id_bizes_id_fk" FOREIGN KEY ("biz_id") REFERENCES "public"."bizes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_orders" ADD CONSTRAINT "booking_orders_offer_version_id_offer_versions_id_fk" FOREIGN KEY ("offer_version_id") REFERENCES "public"."offer_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_orders" ADD CONSTRAINT "booking_orders_customer_user_id_users_id_fk" FOREIGN KEY ("customer_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfillment_units" ADD CONSTRAINT "fulfillment_units_biz_id_bizes_id_fk" FOREIGN KEY ("biz_id") REFERENCES "public"."bizes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfillment_units" ADD CONSTRAINT "fulfillment_units_booking_order_id_booking_orders_id_fk" FOREIGN KEY ("booking_order_id") REFERENCES "public"."booking_orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfillment_units" ADD CONSTRAINT "fulfillment_units_resource_id_resources_id_fk" FOREIGN KEY ("resource_id") REFERENCES "public"."resources"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "booking_orders_biz_start_idx" ON "booking_orders" USING btree ("biz_id","start_at");--> statement-breakpoint
CREATE INDEX "booking_orders_customer_idx" ON "booking_orders" USING btree ("customer_user_id");--> statement-breakpoint
CREATE INDEX "booking_orders_offer_version_idx" ON "booking_orders" USING btree ("offer_version_id");--> statement-breakpoint
CREATE INDEX "fulfillment_units_biz_idx" ON "fulfillment_units" USING btree ("biz_id");--> statement-breakpoint
CREATE INDEX "fulfillment_units_order_idx" ON "fulfillment_units" USING btree ("booking_order_id");--> statement-breakpoint
CREATE INDEX "fulfillment_units_resource_start_idx" ON "fulfillment_units" USING btree ("resource_id","start_at");--> statement-breakpoint
ALTER TABLE "fulfillment_units" ADD CONSTRAINT "fulfillment_units_secondary_resource_id_resources_id_fk" FOREIGN KEY ("secondary_resource_id") REFERENCES "public"."resources"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "booking_orders_purchase_idx" ON "booking_orders" USING btree ("customer_purchase_id");--> statement-breakpoint
CREATE INDEX "fulfillment_units_second_resource_idx" ON "fulfillment_units" USING btree ("secondary_resource_id");