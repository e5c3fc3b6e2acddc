SET LOCAL lock_timeout = '2s';--> statement-breakpoint
ALTER TABLE "offer_versions" ADD COLUMN "unit_pricing_minor" integer;--> statement-breakpoint
ALTER TABLE "offer_versions" ADD COLUMN "requires_deposit" boolean DEFAULT false;--> statement-breakpoint
ALTER TABLE "offer_versions" ADD COLUMN "deposit_percent_bps" integer;--> statement-breakpoint
ALTER TABLE "offer_versions" ADD COLUMN "min_gap_between_bookings_min" integer DEFAULT 0;