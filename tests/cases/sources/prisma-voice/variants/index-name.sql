-- drift: index A.A_n_idx
ALTER INDEX "A_n_idx" RENAME TO foo;
