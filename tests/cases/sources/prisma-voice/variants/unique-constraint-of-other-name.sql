-- no drift
-- Prisma's engine would change something here; its schema cannot say it, so we do not blame it
DROP INDEX "A_s_n_key";
ALTER TABLE "A" ADD CONSTRAINT other_name UNIQUE (s, n);
