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
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "customer_purchases_status_known" CHECK ("customer_purchases"."status" in ('active', 'used_up', 'expired', 'refunded'))
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
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "class_occurrences_status_known" CHECK ("class_occurrences"."status" in ('scheduled', 'held', 'cancelled'))
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
	"deleted_at" timestamp with time zone,
	CONSTRAINT "class_schedules_status_known" CHECK ("class_schedules"."status" in ('draft', 'active', 'archived'))
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
	"deleted_at" timestamp with time zone,
	CONSTRAINT "queue_entries_status_known" CHECK ("queue_entries"."status" in ('waiting', 'notified', 'served', 'left'))
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
	"deleted_at" timestamp with time zone,
	CONSTRAINT "queues_status_known" CHECK ("queues"."status" in ('active', 'paused', 'closed'))
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
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "seat_map_seats_status_known" CHECK ("seat_map_seats"."status" in ('available', 'blocked', 'removed'))
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
	"deleted_at" timestamp with time zone,
	CONSTRAINT "seat_maps_status_known" CHECK ("seat_maps"."status" in ('draft', 'active', 'archived'))
);
--> statement-breakpoint
ALTER TABLE "customer_purchases" ADD CONSTRAINT "customer_purchases_biz_id_bizes_id_fk" FOREIGN KEY ("biz_id") REFERENCES "public"."bizes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_purchases" ADD CONSTRAINT "customer_purchases_package_product_id_package_products_id_fk" FOREIGN KEY ("package_product_id") REFERENCES "public"."package_products"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_purchases" ADD CONSTRAINT "customer_purchases_customer_user_id_users_id_fk" FOREIGN KEY ("customer_user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "customer_purchases" ADD CONSTRAINT "customer_purchases_transferred_from_fk" FOREIGN KEY ("transferred_from_purchase_id") REFERENCES "public"."customer_purchases"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_products" ADD CONSTRAINT "package_products_biz_id_bizes_id_fk" FOREIGN KEY ("biz_id") REFERENCES "public"."bizes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "package_products" ADD CONSTRAINT "package_products_offer_id_offers_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offers"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_order_private_notes" ADD CONSTRAINT "booking_order_private_notes_biz_id_bizes_id_fk" FOREIGN KEY ("biz_id") REFERENCES "public"."bizes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "booking_order_private_notes" ADD CONSTRAINT "booking_order_private_notes_order_fk" FOREIGN KEY ("booking_order_id") REFERENCES "public"."booking_orders"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
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
CREATE INDEX "seat_maps_venue_idx" ON "seat_maps" USING btree ("venue_id");