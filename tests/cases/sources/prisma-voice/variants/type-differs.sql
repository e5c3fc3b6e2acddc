-- drift: column A.s
ALTER TABLE "A" ALTER s TYPE varchar(20);
