-- drift: column A.l
ALTER TABLE "A" ALTER l SET DEFAULT '{}';
