-- What schema.prisma cannot say: see prisma/extra. A file of its own, so that it runs in no transaction.
-- CreateIndex
CREATE INDEX CONCURRENTLY "idx_bookings_availability" ON "bookings"("master_id", "start_ts", "status") WHERE "status" <> 'CANCELLED';
