SET LOCAL lock_timeout = '2s';

-- AlterTable
ALTER TABLE "services" ADD COLUMN     "currency" VARCHAR(3) NOT NULL DEFAULT 'EUR',
ADD COLUMN     "price_minor" INTEGER NOT NULL DEFAULT 0;
