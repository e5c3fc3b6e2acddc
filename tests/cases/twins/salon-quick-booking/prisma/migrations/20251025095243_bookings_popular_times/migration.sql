-- What schema.prisma cannot say: see prisma/extra. A file of its own, so that it runs in no transaction.
-- CreateIndex
CREATE INDEX CONCURRENTLY "idx_bookings_popular_times" ON "bookings"("salon_id", "created_at", "start_ts") WHERE "status" <> 'CANCELLED';
