-- What schema.prisma cannot say: indexes over a part of "Booking".
-- This file is declared schema, not a migration; nobody runs it.

-- One booking of a service at a time.
CREATE UNIQUE INDEX "Booking_timeslot_unique"
  ON "Booking" ("tenantId", "serviceId", "startTime")
  WHERE "startTime" IS NOT NULL AND "serviceId" IS NOT NULL;

-- The calendar view asks for slots only.
CREATE INDEX "Booking_timeslot_range_idx"
  ON "Booking" ("tenantId", "serviceId", "startTime", "endTime")
  WHERE "bookingType" = 'TIMESLOT';
