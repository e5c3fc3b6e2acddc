-- drift: column A.n
ALTER TABLE "A" ALTER n SET DEFAULT 3;
