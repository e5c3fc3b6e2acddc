-- So many bookings of a thousand tenants, one a day and tenant, as the key wants it.
INSERT INTO "Tenant" ("id", "slug", "name", "updatedAt")
SELECT 'tenant_' || n, 'studio-' || n, 'Studio ' || n, CURRENT_TIMESTAMP FROM generate_series(1, 999) AS n ON CONFLICT ("id") DO NOTHING;

INSERT INTO "Booking" ("id", "tenantId", "date", "customerName", "customerEmail", "status", "updatedAt")
SELECT 'booking_' || n, t.ids[n % 1000 + 1], DATE '2020-01-01' + n / 1000, 'Guest ' || n, 'guest' || n || '@example.org', (enum_range(NULL::"BookingStatus"))[n % 4 + 1], CURRENT_TIMESTAMP
  FROM generate_series(0, :rows - 1) AS n, (SELECT array_agg("id" ORDER BY "id") AS ids FROM "Tenant") AS t;

-- Sizes are read from what ANALYZE leaves.
ANALYZE;
