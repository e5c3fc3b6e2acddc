-- drift: column A.gen
ALTER TABLE "A" ADD COLUMN gen integer GENERATED ALWAYS AS (n + 1) STORED;
