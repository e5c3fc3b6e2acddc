-- no drift
CREATE UNIQUE INDEX twin ON "A" (s, n);
