-- drift: column A.t
ALTER TABLE "A" ALTER t TYPE timestamp(6);
