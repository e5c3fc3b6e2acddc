-- no drift
CREATE INDEX part ON "A" (s) WHERE n > 0;
