SET LOCAL lock_timeout = '2s';--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "is_mobile" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "resources" ADD COLUMN "max_simultaneous_bookings" integer;