-- no drift
ALTER TABLE "A" ALTER s SET DEFAULT 'x'::text;
