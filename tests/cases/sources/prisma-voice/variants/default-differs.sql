-- drift: column A.s
ALTER TABLE "A" ALTER s SET DEFAULT 'y';
