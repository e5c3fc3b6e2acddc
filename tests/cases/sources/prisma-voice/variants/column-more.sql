-- drift: column A.extra
ALTER TABLE "A" ADD COLUMN extra integer;
