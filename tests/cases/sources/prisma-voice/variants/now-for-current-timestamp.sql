-- no drift
ALTER TABLE "A" ALTER t SET DEFAULT now();
