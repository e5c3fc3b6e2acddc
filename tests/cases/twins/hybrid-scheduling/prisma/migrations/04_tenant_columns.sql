-- 04: every row belongs to a tenant. Rows that stood here before go to the house tenant.

INSERT INTO "Tenant" ("id", "slug", "name", "updatedAt")
VALUES ('tenant_house', 'house', 'House', CURRENT_TIMESTAMP)
ON CONFLICT ("id") DO NOTHING;

ALTER TABLE "User"     ADD COLUMN IF NOT EXISTS "tenantId" TEXT;
ALTER TABLE "Venue"    ADD COLUMN IF NOT EXISTS "tenantId" TEXT;
ALTER TABLE "Booking"  ADD COLUMN IF NOT EXISTS "tenantId" TEXT;
ALTER TABLE "AuditLog" ADD COLUMN IF NOT EXISTS "tenantId" TEXT;

UPDATE "User"     SET "tenantId" = 'tenant_house' WHERE "tenantId" IS NULL;
UPDATE "Venue"    SET "tenantId" = 'tenant_house' WHERE "tenantId" IS NULL;
UPDATE "Booking"  SET "tenantId" = 'tenant_house' WHERE "tenantId" IS NULL;
UPDATE "AuditLog" SET "tenantId" = 'tenant_house' WHERE "tenantId" IS NULL;

ALTER TABLE "User"     ALTER COLUMN "tenantId" SET NOT NULL;
ALTER TABLE "Venue"    ALTER COLUMN "tenantId" SET NOT NULL;
ALTER TABLE "Booking"  ALTER COLUMN "tenantId" SET NOT NULL;
ALTER TABLE "AuditLog" ALTER COLUMN "tenantId" SET NOT NULL;

DO $$ BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'User_tenantId_fkey') THEN
    ALTER TABLE "User" ADD CONSTRAINT "User_tenantId_fkey" FOREIGN KEY ("tenantId")
      REFERENCES "Tenant" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'Venue_tenantId_fkey') THEN
    ALTER TABLE "Venue" ADD CONSTRAINT "Venue_tenantId_fkey" FOREIGN KEY ("tenantId")
      REFERENCES "Tenant" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'Booking_tenantId_fkey') THEN
    ALTER TABLE "Booking" ADD CONSTRAINT "Booking_tenantId_fkey" FOREIGN KEY ("tenantId")
      REFERENCES "Tenant" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_constraint WHERE conname = 'AuditLog_tenantId_fkey') THEN
    ALTER TABLE "AuditLog" ADD CONSTRAINT "AuditLog_tenantId_fkey" FOREIGN KEY ("tenantId")
      REFERENCES "Tenant" ("id") ON DELETE CASCADE ON UPDATE CASCADE;
  END IF;
END $$;
