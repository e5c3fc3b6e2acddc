-- 03: tenants and their segments (groups of customers a service is meant for).

DO $$ BEGIN
  CREATE TYPE "TenantPlan" AS ENUM ('FREE', 'STUDIO', 'ENTERPRISE');
EXCEPTION
  WHEN duplicate_object THEN NULL;
END $$;

CREATE TABLE IF NOT EXISTS "Tenant" (
  "id"        TEXT NOT NULL,
  "slug"      TEXT NOT NULL,
  "name"      TEXT NOT NULL,
  "plan"      "TenantPlan" NOT NULL DEFAULT 'FREE',
  "timezone"  TEXT NOT NULL DEFAULT 'America/New_York',
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt" TIMESTAMP(3) NOT NULL,
  CONSTRAINT "Tenant_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX IF NOT EXISTS "Tenant_slug_key" ON "Tenant" ("slug");

CREATE TABLE IF NOT EXISTS "Segment" (
  "id"        TEXT NOT NULL,
  "tenantId"  TEXT NOT NULL,
  "name"      TEXT NOT NULL,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "Segment_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "Segment_tenantId_fkey" FOREIGN KEY ("tenantId")
    REFERENCES "Tenant" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);

CREATE UNIQUE INDEX IF NOT EXISTS "Segment_tenantId_name_key" ON "Segment" ("tenantId", "name");
