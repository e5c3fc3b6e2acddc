-- drift: column A.g
ALTER TABLE "A" ALTER g SET DEFAULT uuid_in('0');
