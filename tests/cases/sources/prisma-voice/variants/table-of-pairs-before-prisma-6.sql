-- no drift
-- Prisma's engine would change something here; its schema cannot say it, so we do not blame it
ALTER TABLE "_BToC" DROP CONSTRAINT "_BToC_AB_pkey";
CREATE UNIQUE INDEX "_BToC_AB_unique" ON "_BToC" ("A", "B");
