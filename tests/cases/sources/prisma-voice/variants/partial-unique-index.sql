-- no drift
CREATE UNIQUE INDEX part ON "A" (s) WHERE n > 0;
