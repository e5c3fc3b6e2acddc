CREATE TABLE "customer_purchases" (
	"id" text PRIMARY KEY NOT NULL,
	"biz_id" text NOT NULL,
	"package_product_id" text NOT NULL,
	"customer_user_id" text NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"sessions_total" integer NOT NULL,
	"sessions_used" integer DEFAULT 0 NOT NULL,
	"sessions_remaining" integer GENERATED ALWAYS AS (sessions_total - sessions_used) STORED NOT NULL,
	"purchased_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone,
	"transferred_from_purchase_id" text,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "package_products" (
	"id" text PRIMARY KEY NOT NULL,
	"biz_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"name" varchar(200) NOT NULL,
	"slug" varchar(120) NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"session_count" integer NOT NULL,
	"price_minor" integer NOT NULL,
	"currency" varchar(3) DEFAULT 'USD' NOT NULL,
	"expiry_type" text DEFAULT 'never' NOT NULL,
	"expiry_days" integer,
	"expiry_date" date,
	"transferable" boolean DEFAULT false NOT NULL,
	"refundable" boolean DEFAULT true NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "package_products_status_known" CHECK ("package_products"."status" in ('draft', 'active', 'archived'))
);
--> statement-breakpoint
CREATE TABLE "booking_order_private_notes" (
	"id" text PRIMARY KEY NOT NULL,
	"biz_id" text NOT NULL,
	"booking_order_id" text NOT NULL,
	"author_user_id" text NOT NULL,
	"note" text NOT NULL,
	"is_pinned" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "class_occurrences" (
	"id" text PRIMARY KEY NOT NULL,
	"biz_id" text NOT NULL,
	"class_schedule_id" text NOT NULL,
	"occurrence_date" date NOT NULL,
	"start_at" timestamp with time zone NOT NULL,
	"end_at" timestamp with time zone NOT NULL,
	"status" text DEFAULT 'scheduled' NOT NULL,
	"enrolled_count" integer DEFAULT 0 NOT NULL,
	"waitlist_count" integer DEFAULT 0 NOT NULL,
	"cancelled_at" timestamp with time zone,
	"cancellation_reason" text,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "class_schedules" (
	"id" text PRIMARY KEY NOT NULL,
	"biz_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"location_id" text,
	"name" varchar(200) NOT NULL,
	"slug" varchar(120) NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"timezone" varchar(50) DEFAULT 'UTC' NOT NULL,
	"recurrence_rule" varchar(500) NOT NULL,
	"capacity" integer NOT NULL,
	"min_enrollment" integer DEFAULT 0 NOT NULL,
	"auto_cancel_if_under" boolean DEFAULT false NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "queue_entries" (
	"id" text PRIMARY KEY NOT NULL,
	"biz_id" text NOT NULL,
	"queue_id" text NOT NULL,
	"customer_user_id" text,
	"party_size" integer DEFAULT 1 NOT NULL,
	"position" integer NOT NULL,
	"status" text DEFAULT 'waiting' NOT NULL,
	"estimated_wait_min" integer,
	"notified_at" timestamp with time zone,
	"served_at" timestamp with time zone,
	"notes" text,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "queues" (
	"id" text PRIMARY KEY NOT NULL,
	"biz_id" text NOT NULL,
	"location_id" text,
	"name" varchar(200) NOT NULL,
	"slug" varchar(120) NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"max_capacity" integer,
	"estimated_service_time_min" integer DEFAULT 15 NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "seat_map_seats" (
	"id" text PRIMARY KEY NOT NULL,
	"biz_id" text NOT NULL,
	"seat_map_id" text NOT NULL,
	"row_label" varchar(20) NOT NULL,
	"seat_number" varchar(20) NOT NULL,
	"x_position" integer NOT NULL,
	"y_position" integer NOT NULL,
	"status" text DEFAULT 'available' NOT NULL,
	"seat_type" text DEFAULT 'standard' NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seat_maps" (
	"id" text PRIMARY KEY NOT NULL,
	"biz_id" text NOT NULL,
	"venue_id" text NOT NULL,
	"name" varchar(200) NOT NULL,
	"slug" varchar(120) NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "offer_versions" ADD COLUMN "unit_pricing_minor" integer;--> statement-breakpoint
ALTER TABLE "offer_versions" ADD COLUMN "requires_deposit" boolean DEFAULT false;--> statement-breakpoint
ALTER TABLE "offer_versions" ADD COLUMN "deposit_percent_bps" integer;--> statement-breakpoint
ALTER TABLE "offer_versions" ADD COLUMN "min_gap_between_bookings_min" integer DEFAULT 0;--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "is_mobile" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "max_simultaneous_bookings" integer;--> statement-breakpoint
ALTER TABLE "booking_orders" ADD COLUMN "requested_duration_min" integer;--> statement-breakpoint
ALTER TABLE "booking_orders" ADD COLUMN "confirmed_duration_min" integer;--> statement-breakpoint
ALTER TABLE "booking_orders" ADD COLUMN "customer_purchase_id" text;--> statement-breakpoint
ALTER TABLE "booking_orders" ADD COLUMN "payment_terms" text;--> statement-breakpoint
ALTER TABLE "fulfillment_units" ADD COLUMN "secondary_resource_id" text;--> statement-breakpoint
ALTER TABLE "customer_purchases" ADD CONSTRAINT "customer_purchases_biz_id_bizes_id_fk" FOREIGN KEY ("biz_id") REFERENCES "public"."bizes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_purchases" ADD CONSTRAINT "customer_purchases_package_product_id_package_products_id_fk" FOREIGN KEY ("package_product_id") REFERENCES "public"."package_products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_purchases" ADD CONSTRAINT "customer_purchases_customer_user_id_users_id_fk" FOREIGN KEY ("customer_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_purchases" ADD CONSTRAINT "customer_purchases_transferred_from_purchase_id_customer_purchases_id_fk" FOREIGN KEY ("transferred_from_purchase_id") REFERENCES "public"."customer_purchases"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_products" ADD CONSTRAINT "package_products_biz_id_bizes_id_fk" FOREIGN KEY ("biz_id") REFERENCES "public"."bizes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_products" ADD CONSTRAINT "package_products_offer_id_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_order_private_notes" ADD CONSTRAINT "booking_order_private_notes_biz_id_bizes_id_fk" FOREIGN KEY ("biz_id") REFERENCES "public"."bizes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_order_private_notes" ADD CONSTRAINT "booking_order_private_notes_booking_order_id_booking_orders_id_fk" FOREIGN KEY ("booking_order_id") REFERENCES "public"."booking_orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_order_private_notes" ADD CONSTRAINT "booking_order_private_notes_author_user_id_users_id_fk" FOREIGN KEY ("author_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_occurrences" ADD CONSTRAINT "class_occurrences_biz_id_bizes_id_fk" FOREIGN KEY ("biz_id") REFERENCES "public"."bizes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_occurrences" ADD CONSTRAINT "class_occurrences_class_schedule_id_class_schedules_id_fk" FOREIGN KEY ("class_schedule_id") REFERENCES "public"."class_schedules"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_schedules" ADD CONSTRAINT "class_schedules_biz_id_bizes_id_fk" FOREIGN KEY ("biz_id") REFERENCES "public"."bizes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_schedules" ADD CONSTRAINT "class_schedules_offer_id_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "class_schedules" ADD CONSTRAINT "class_schedules_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_entries" ADD CONSTRAINT "queue_entries_biz_id_bizes_id_fk" FOREIGN KEY ("biz_id") REFERENCES "public"."bizes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_entries" ADD CONSTRAINT "queue_entries_queue_id_queues_id_fk" FOREIGN KEY ("queue_id") REFERENCES "public"."queues"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_entries" ADD CONSTRAINT "queue_entries_customer_user_id_users_id_fk" FOREIGN KEY ("customer_user_id") REFERENCES "public"."users"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queues" ADD CONSTRAINT "queues_biz_id_bizes_id_fk" FOREIGN KEY ("biz_id") REFERENCES "public"."bizes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queues" ADD CONSTRAINT "queues_location_id_locations_id_fk" FOREIGN KEY ("location_id") REFERENCES "public"."locations"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_map_seats" ADD CONSTRAINT "seat_map_seats_biz_id_bizes_id_fk" FOREIGN KEY ("biz_id") REFERENCES "public"."bizes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_map_seats" ADD CONSTRAINT "seat_map_seats_seat_map_id_seat_maps_id_fk" FOREIGN KEY ("seat_map_id") REFERENCES "public"."seat_maps"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_maps" ADD CONSTRAINT "seat_maps_biz_id_bizes_id_fk" FOREIGN KEY ("biz_id") REFERENCES "public"."bizes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seat_maps" ADD CONSTRAINT "seat_maps_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "customer_purchases_customer_status_idx" ON "customer_purchases" USING btree ("customer_user_id","status");--> statement-breakpoint
CREATE INDEX "customer_purchases_biz_idx" ON "customer_purchases" USING btree ("biz_id");--> statement-breakpoint
CREATE INDEX "customer_purchases_product_idx" ON "customer_purchases" USING btree ("package_product_id");--> statement-breakpoint
CREATE INDEX "customer_purchases_from_idx" ON "customer_purchases" USING btree ("transferred_from_purchase_id");--> statement-breakpoint
CREATE UNIQUE INDEX "package_products_biz_slug_unique" ON "package_products" USING btree ("biz_id","slug");--> statement-breakpoint
CREATE INDEX "package_products_offer_idx" ON "package_products" USING btree ("offer_id");--> statement-breakpoint
CREATE INDEX "booking_order_private_notes_order_idx" ON "booking_order_private_notes" USING btree ("biz_id","booking_order_id","created_at");--> statement-breakpoint
CREATE INDEX "booking_order_private_notes_of_order_idx" ON "booking_order_private_notes" USING btree ("booking_order_id");--> statement-breakpoint
CREATE INDEX "booking_order_private_notes_author_idx" ON "booking_order_private_notes" USING btree ("author_user_id");--> statement-breakpoint
CREATE INDEX "class_occurrences_schedule_date_idx" ON "class_occurrences" USING btree ("class_schedule_id","occurrence_date");--> statement-breakpoint
CREATE INDEX "class_occurrences_biz_idx" ON "class_occurrences" USING btree ("biz_id");--> statement-breakpoint
CREATE INDEX "class_schedules_biz_offer_status_idx" ON "class_schedules" USING btree ("biz_id","offer_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "class_schedules_biz_slug_unique" ON "class_schedules" USING btree ("biz_id","slug");--> statement-breakpoint
CREATE INDEX "class_schedules_offer_idx" ON "class_schedules" USING btree ("offer_id");--> statement-breakpoint
CREATE INDEX "class_schedules_location_idx" ON "class_schedules" USING btree ("location_id");--> statement-breakpoint
CREATE INDEX "queue_entries_queue_status_position_idx" ON "queue_entries" USING btree ("queue_id","status","position");--> statement-breakpoint
CREATE INDEX "queue_entries_biz_idx" ON "queue_entries" USING btree ("biz_id");--> statement-breakpoint
CREATE INDEX "queue_entries_customer_idx" ON "queue_entries" USING btree ("customer_user_id");--> statement-breakpoint
CREATE INDEX "queues_biz_status_idx" ON "queues" USING btree ("biz_id","status");--> statement-breakpoint
CREATE UNIQUE INDEX "queues_biz_slug_unique" ON "queues" USING btree ("biz_id","slug");--> statement-breakpoint
CREATE INDEX "queues_location_idx" ON "queues" USING btree ("location_id");--> statement-breakpoint
CREATE UNIQUE INDEX "seat_map_seats_once" ON "seat_map_seats" USING btree ("seat_map_id","row_label","seat_number");--> statement-breakpoint
CREATE INDEX "seat_map_seats_biz_idx" ON "seat_map_seats" USING btree ("biz_id");--> statement-breakpoint
CREATE UNIQUE INDEX "seat_maps_biz_slug_unique" ON "seat_maps" USING btree ("biz_id","slug");--> statement-breakpoint
CREATE INDEX "seat_maps_venue_idx" ON "seat_maps" USING btree ("venue_id");--> statement-breakpoint
ALTER TABLE "booking_orders" ADD CONSTRAINT "booking_orders_customer_purchase_id_customer_purchases_id_fk" FOREIGN KEY ("customer_purchase_id") REFERENCES "public"."customer_purchases"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fulfillment_units" ADD CONSTRAINT "fulfillment_units_secondary_resource_id_resources_id_fk" FOREIGN KEY ("secondary_resource_id") REFERENCES "public"."resources"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "booking_orders_purchase_idx" ON "booking_orders" USING btree ("customer_purchase_id");--> statement-breakpoint
CREATE INDEX "fulfillment_units_second_resource_idx" ON "fulfillment_units" USING btree ("secondary_resource_id");