-- drift: column A.n
ALTER TABLE "A" ALTER n SET NOT NULL;
