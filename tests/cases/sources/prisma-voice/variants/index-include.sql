-- no drift
-- Prisma's engine would change something here; its schema cannot say it, so we do not blame it
DROP INDEX "A_n_idx";
CREATE INDEX "A_n_idx" ON "A" (n) INCLUDE (s);
