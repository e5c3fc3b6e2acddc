-- no drift
COMMENT ON TABLE "A" IS 'x';
COMMENT ON COLUMN "A".n IS 'y';
