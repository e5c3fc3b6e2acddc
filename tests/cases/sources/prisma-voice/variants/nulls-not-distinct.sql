-- no drift
DROP INDEX "A_s_n_key";
CREATE UNIQUE INDEX "A_s_n_key" ON "A" (s, n) NULLS NOT DISTINCT;
