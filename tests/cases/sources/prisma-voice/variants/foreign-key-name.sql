-- drift: foreign key B.B_aId_fkey
ALTER TABLE "B" RENAME CONSTRAINT "B_aId_fkey" TO fk;
