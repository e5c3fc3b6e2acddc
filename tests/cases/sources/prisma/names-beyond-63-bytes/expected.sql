-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "ThisEnumHasANameOfMoreThanSixtyThreeBytesWhichPostgresCutsAtItsEndToo" AS ENUM ('A');

-- CreateTable
CREATE TABLE "ThisModelHasANameOfMoreThanSixtyThreeBytesWhichPostgresCutsAtItsEnd" (
    "id" SERIAL NOT NULL,
    "thisColumnHasANameOfMoreThanSixtyThreeBytesWhichPostgresCutsAtItsEnd" INTEGER NOT NULL,
    "to" INTEGER,
    "e" "ThisEnumHasANameOfMoreThanSixtyThreeBytesWhichPostgresCutsAtItsEndToo" NOT NULL,

    CONSTRAINT "ThisModelHasANameOfMoreThanSixtyThreeBytesWhichPostgresCut_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ThisModelHasANameOfMoreThanSixtyThreeBytesWhichPostgresCuts_idx" ON "ThisModelHasANameOfMoreThanSixtyThreeBytesWhichPostgresCutsAtItsEnd"("thisColumnHasANameOfMoreThanSixtyThreeBytesWhichPostgresCutsAtItsEnd");

-- AddForeignKey
ALTER TABLE "ThisModelHasANameOfMoreThanSixtyThreeBytesWhichPostgresCutsAtItsEnd" ADD CONSTRAINT "ThisModelHasANameOfMoreThanSixtyThreeBytesWhichPostgresCut_fkey" FOREIGN KEY ("to") REFERENCES "ThisModelHasANameOfMoreThanSixtyThreeBytesWhichPostgresCutsAtItsEnd"("id") ON DELETE SET NULL ON UPDATE CASCADE;
