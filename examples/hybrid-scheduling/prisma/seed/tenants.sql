-- The state the story starts from: 34 tenants (the house and 33 more), no bookings.
INSERT INTO "Tenant" ("id", "slug", "name", "updatedAt")
SELECT 'tenant_' || n, 'studio-' || n, 'Studio ' || n, CURRENT_TIMESTAMP
  FROM generate_series(1, 33) AS n
ON CONFLICT ("id") DO NOTHING;
