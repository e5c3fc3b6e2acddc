-- AlterTable
ALTER TABLE "services" ADD COLUMN     "currency" CHAR(3) NOT NULL DEFAULT 'EUR',
ADD COLUMN     "price_minor" INTEGER NOT NULL DEFAULT 0;
