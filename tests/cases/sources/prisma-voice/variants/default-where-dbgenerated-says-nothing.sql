-- no drift
ALTER TABLE "A" ALTER d SET DEFAULT 'whatever';
