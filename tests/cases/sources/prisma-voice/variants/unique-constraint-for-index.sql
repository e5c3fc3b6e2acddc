-- no drift
DROP INDEX "A_s_n_key";
ALTER TABLE "A" ADD CONSTRAINT "A_s_n_key" UNIQUE (s, n);
