-- no drift
ALTER TABLE "A" ADD CHECK (n > 0);
