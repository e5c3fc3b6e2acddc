SET LOCAL lock_timeout = '2s';

-- AlterTable
ALTER TABLE "bookings" ADD COLUMN     "notes" TEXT;
