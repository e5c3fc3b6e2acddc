-- What schema.prisma cannot say: indexes over a part of "Booking". Declared schema, not a migration.
CREATE UNIQUE INDEX "Booking_timeslot_unique"
  ON "Booking" ("tenantId", "serviceId", "startTime")
  WHERE "startTime" IS NOT NULL AND "serviceId" IS NOT NULL;

CREATE INDEX "Booking_timeslot_range_idx"
  ON "Booking" ("tenantId", "serviceId", "startTime", "endTime")
  WHERE "bookingType" = 'TIMESLOT';
