-- 06: a session sees its tenant and nothing else, and "updatedAt" is kept by the server too.

ALTER TABLE "Tenant"   ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Segment"  ENABLE ROW LEVEL SECURITY;
ALTER TABLE "User"     ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Venue"    ENABLE ROW LEVEL SECURITY;
ALTER TABLE "Booking"  ENABLE ROW LEVEL SECURITY;
ALTER TABLE "AuditLog" ENABLE ROW LEVEL SECURITY;

DROP POLICY IF EXISTS "tenant_isolation" ON "Tenant";
CREATE POLICY "tenant_isolation" ON "Tenant"
  USING ("id" = current_tenant_id()) WITH CHECK ("id" = current_tenant_id());

DROP POLICY IF EXISTS "tenant_isolation" ON "Segment";
CREATE POLICY "tenant_isolation" ON "Segment"
  USING ("tenantId" = current_tenant_id()) WITH CHECK ("tenantId" = current_tenant_id());

DROP POLICY IF EXISTS "tenant_isolation" ON "User";
CREATE POLICY "tenant_isolation" ON "User"
  USING ("tenantId" = current_tenant_id()) WITH CHECK ("tenantId" = current_tenant_id());

DROP POLICY IF EXISTS "tenant_isolation" ON "Venue";
CREATE POLICY "tenant_isolation" ON "Venue"
  USING ("tenantId" = current_tenant_id()) WITH CHECK ("tenantId" = current_tenant_id());

DROP POLICY IF EXISTS "tenant_isolation" ON "Booking";
CREATE POLICY "tenant_isolation" ON "Booking"
  USING ("tenantId" = current_tenant_id()) WITH CHECK ("tenantId" = current_tenant_id());

DROP POLICY IF EXISTS "tenant_isolation" ON "AuditLog";
CREATE POLICY "tenant_isolation" ON "AuditLog"
  USING ("tenantId" = current_tenant_id()) WITH CHECK ("tenantId" = current_tenant_id());

DROP TRIGGER IF EXISTS "Tenant_touch" ON "Tenant";
CREATE TRIGGER "Tenant_touch" BEFORE UPDATE ON "Tenant"
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

DROP TRIGGER IF EXISTS "Booking_touch" ON "Booking";
CREATE TRIGGER "Booking_touch" BEFORE UPDATE ON "Booking"
  FOR EACH ROW EXECUTE FUNCTION touch_updated_at();

-- Verification: stop here rather than leave a tenant's door open.
DO $$
DECLARE
  found_columns integer;
  found_policies integer;
BEGIN
  SELECT count(*) INTO found_columns FROM information_schema.columns
   WHERE table_schema = 'public' AND column_name = 'tenantId';
  IF found_columns < 5 THEN
    RAISE EXCEPTION 'expected tenantId on 5 tables, found it on %', found_columns;
  END IF;
  SELECT count(*) INTO found_policies FROM pg_policies
   WHERE schemaname = 'public' AND policyname = 'tenant_isolation';
  IF found_policies < 6 THEN
    RAISE EXCEPTION 'expected tenant_isolation on 6 tables, found it on %', found_policies;
  END IF;
  RAISE NOTICE 'tenant isolation: % columns, % policies', found_columns, found_policies;
END $$;
