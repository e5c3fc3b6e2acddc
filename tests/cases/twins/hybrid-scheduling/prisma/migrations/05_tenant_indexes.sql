-- 05: what was unique in the house is unique in a tenant, and what is asked for often is indexed.

DROP INDEX IF EXISTS "Booking_date_key";
CREATE UNIQUE INDEX IF NOT EXISTS "Booking_tenantId_date_key" ON "Booking" ("tenantId", "date");

DROP INDEX IF EXISTS "User_email_key";
CREATE UNIQUE INDEX IF NOT EXISTS "User_tenantId_email_key" ON "User" ("tenantId", "email");

CREATE INDEX IF NOT EXISTS "Venue_tenantId_idx" ON "Venue" ("tenantId");
CREATE INDEX IF NOT EXISTS "AuditLog_tenantId_createdAt_idx" ON "AuditLog" ("tenantId", "createdAt");

-- The desk's list of bookings that wait for an answer; the others are not worth the space.
CREATE INDEX IF NOT EXISTS "Booking_waiting_idx" ON "Booking" ("tenantId", "createdAt")
  WHERE "status" = 'PENDING';

DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'Venue_capacity_check') THEN
    ALTER TABLE "Venue" ADD CONSTRAINT "Venue_capacity_check" CHECK ("capacity" > 0);
  END IF;
END $$;
