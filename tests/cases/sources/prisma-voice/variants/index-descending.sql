-- drift: index A.A_n_idx
DROP INDEX "A_n_idx";
CREATE INDEX "A_n_idx" ON "A" (n DESC);
