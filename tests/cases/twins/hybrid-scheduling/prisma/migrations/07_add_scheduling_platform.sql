-- 07: time slots of services beside whole days. Can be run again: a second run changes nothing.

DO $$ BEGIN
  CREATE TYPE "BookingType" AS ENUM ('DATE', 'TIMESLOT');
EXCEPTION
  WHEN duplicate_object THEN NULL;
END $$;

CREATE TABLE IF NOT EXISTS "Service" (
  "id"              TEXT NOT NULL,
  "tenantId"        TEXT NOT NULL,
  "slug"            TEXT NOT NULL,
  "name"            TEXT NOT NULL,
  "description"     TEXT,
  "durationMinutes" INTEGER NOT NULL,
  "bufferMinutes"   INTEGER NOT NULL DEFAULT 0,
  "priceCents"      INTEGER NOT NULL,
  "timezone"        TEXT NOT NULL DEFAULT 'America/New_York',
  "active"          BOOLEAN NOT NULL DEFAULT true,
  "sortOrder"       INTEGER NOT NULL DEFAULT 0,
  "segmentId"       TEXT,
  "createdAt"       TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt"       TIMESTAMP(3) NOT NULL,
  CONSTRAINT "Service_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Service_tenantId_fkey" FOREIGN KEY ("tenantId")
    REFERENCES "Tenant" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "Service_segmentId_fkey" FOREIGN KEY ("segmentId")
    REFERENCES "Segment" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

CREATE TABLE IF NOT EXISTS "AvailabilityRule" (
  "id"            TEXT NOT NULL,
  "tenantId"      TEXT NOT NULL,
  "serviceId"     TEXT,
  "dayOfWeek"     INTEGER NOT NULL,
  "startTime"     TEXT NOT NULL,
  "endTime"       TEXT NOT NULL,
  "effectiveFrom" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "effectiveTo"   TIMESTAMP(3),
  "createdAt"     TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt"     TIMESTAMP(3) NOT NULL,
  CONSTRAINT "AvailabilityRule_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "AvailabilityRule_tenantId_fkey" FOREIGN KEY ("tenantId")
    REFERENCES "Tenant" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "AvailabilityRule_serviceId_fkey" FOREIGN KEY ("serviceId")
    REFERENCES "Service" ("id") ON DELETE CASCADE ON UPDATE CASCADE,
  CONSTRAINT "AvailabilityRule_dayOfWeek_check" CHECK ("dayOfWeek" BETWEEN 0 AND 6)
);

ALTER TABLE "Booking"
  ADD COLUMN IF NOT EXISTS "bookingType"    "BookingType" NOT NULL DEFAULT 'DATE',
  ADD COLUMN IF NOT EXISTS "serviceId"      TEXT,
  ADD COLUMN IF NOT EXISTS "clientTimezone" TEXT,
  ADD COLUMN IF NOT EXISTS "googleEventId"  TEXT,
  ADD COLUMN IF NOT EXISTS "cancelledAt"    TIMESTAMP(3);

DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'Booking_serviceId_fkey') THEN
    ALTER TABLE "Booking" ADD CONSTRAINT "Booking_serviceId_fkey" FOREIGN KEY ("serviceId")
      REFERENCES "Service" ("id") ON DELETE SET NULL ON UPDATE CASCADE;
  END IF;
END $$;

-- The new promise stands before the old one goes.
CREATE UNIQUE INDEX IF NOT EXISTS "Booking_tenantId_date_bookingType_key"
  ON "Booking" ("tenantId", "date", "bookingType");
DROP INDEX IF EXISTS "Booking_tenantId_date_key";

CREATE UNIQUE INDEX IF NOT EXISTS "Booking_timeslot_unique"
  ON "Booking" ("tenantId", "serviceId", "startTime")
  WHERE "startTime" IS NOT NULL AND "serviceId" IS NOT NULL;
CREATE INDEX IF NOT EXISTS "Booking_timeslot_range_idx"
  ON "Booking" ("tenantId", "serviceId", "startTime", "endTime")
  WHERE "bookingType" = 'TIMESLOT';

CREATE INDEX IF NOT EXISTS "Booking_tenantId_startTime_idx" ON "Booking" ("tenantId", "startTime");
CREATE INDEX IF NOT EXISTS "Booking_serviceId_idx" ON "Booking" ("serviceId");
CREATE INDEX IF NOT EXISTS "Booking_venueId_idx" ON "Booking" ("venueId");
CREATE INDEX IF NOT EXISTS "Booking_googleEventId_idx" ON "Booking" ("googleEventId");

CREATE UNIQUE INDEX IF NOT EXISTS "Service_tenantId_slug_key" ON "Service" ("tenantId", "slug");
CREATE INDEX IF NOT EXISTS "Service_tenantId_idx" ON "Service" ("tenantId");
CREATE INDEX IF NOT EXISTS "Service_tenantId_active_idx" ON "Service" ("tenantId", "active");
CREATE INDEX IF NOT EXISTS "Service_segmentId_idx" ON "Service" ("segmentId");

CREATE UNIQUE INDEX IF NOT EXISTS "AvailabilityRule_tenantId_serviceId_dayOfWeek_startTime_key"
  ON "AvailabilityRule" ("tenantId", "serviceId", "dayOfWeek", "startTime");
CREATE INDEX IF NOT EXISTS "AvailabilityRule_tenantId_dayOfWeek_idx" ON "AvailabilityRule" ("tenantId", "dayOfWeek");
CREATE INDEX IF NOT EXISTS "AvailabilityRule_serviceId_idx" ON "AvailabilityRule" ("serviceId");

ALTER TABLE "Service" ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "tenant_isolation" ON "Service";
CREATE POLICY "tenant_isolation" ON "Service"
  USING ("tenantId" = current_tenant_id()) WITH CHECK ("tenantId" = current_tenant_id());

ALTER TABLE "AvailabilityRule" ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS "tenant_isolation" ON "AvailabilityRule";
CREATE POLICY "tenant_isolation" ON "AvailabilityRule"
  USING ("tenantId" = current_tenant_id()) WITH CHECK ("tenantId" = current_tenant_id());

DO $$
DECLARE
  found integer;
BEGIN
  SELECT count(*) INTO found FROM information_schema.columns
   WHERE table_schema = 'public' AND table_name = 'Booking'
     AND column_name IN ('bookingType', 'serviceId', 'clientTimezone', 'googleEventId', 'cancelledAt');
  IF found <> 5 THEN
    RAISE EXCEPTION 'expected 5 new columns on Booking, found %', found;
  END IF;
END $$;
