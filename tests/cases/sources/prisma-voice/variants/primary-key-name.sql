-- drift: primary key A.A_pkey
ALTER TABLE "A" RENAME CONSTRAINT "A_pkey" TO pk;
