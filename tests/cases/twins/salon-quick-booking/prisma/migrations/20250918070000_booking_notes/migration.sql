-- AlterTable
ALTER TABLE "bookings" ADD COLUMN     "notes" TEXT;
