SELECT o."userId", o.userId, "Order".total FROM "Order" o
