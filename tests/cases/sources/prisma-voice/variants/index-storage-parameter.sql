-- no drift
DROP INDEX "A_n_idx";
CREATE INDEX "A_n_idx" ON "A" (n) WITH (fillfactor = 70);
