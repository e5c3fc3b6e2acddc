-- no drift
CREATE INDEX ex ON "A" (n, lower(s));
