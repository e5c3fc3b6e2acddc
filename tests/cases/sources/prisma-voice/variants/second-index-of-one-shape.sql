-- no drift
CREATE INDEX twin ON "A" (n);
