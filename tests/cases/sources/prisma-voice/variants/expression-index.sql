-- no drift
CREATE INDEX ex ON "A" (lower(s));
