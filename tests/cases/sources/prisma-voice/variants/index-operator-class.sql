-- drift: index A.sp
CREATE INDEX sp ON "A" (s text_pattern_ops);
