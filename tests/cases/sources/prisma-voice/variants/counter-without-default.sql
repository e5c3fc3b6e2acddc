-- drift: column A.id
ALTER TABLE "A" ALTER id DROP DEFAULT;
