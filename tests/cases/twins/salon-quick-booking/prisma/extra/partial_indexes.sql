-- Declared beside schema.prisma, which cannot say WHERE.
CREATE INDEX "idx_bookings_availability" ON "bookings"("master_id", "start_ts", "status") WHERE "status" <> 'CANCELLED';
CREATE INDEX "idx_bookings_popular_times" ON "bookings"("salon_id", "created_at", "start_ts") WHERE "status" <> 'CANCELLED';
