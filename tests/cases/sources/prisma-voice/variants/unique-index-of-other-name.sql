-- drift: index A.A_s_n_key
DROP INDEX "A_s_n_key";
CREATE UNIQUE INDEX other_name ON "A" (s, n);
