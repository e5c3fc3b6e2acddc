-- Indexes on "Booking" that the feature's SQL brings and schema.prisma never got.
-- This file is declared schema, not a migration; nobody runs it.

CREATE INDEX "Booking_tenantId_startTime_idx" ON "Booking" ("tenantId", "startTime");
CREATE INDEX "Booking_serviceId_idx" ON "Booking" ("serviceId");
CREATE INDEX "Booking_venueId_idx" ON "Booking" ("venueId");
CREATE INDEX "Booking_googleEventId_idx" ON "Booking" ("googleEventId");
