-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "AModelWithQuiteALongNameForARelationTable" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "AModelWithQuiteALongNameForARelationTable_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BModelWithQuiteALongNameForARelationTable" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "BModelWithQuiteALongNameForARelationTable_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "_AModelWithQuiteALongNameForARelationTableToBModelWithQuiteALon" (
    "A" INTEGER NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_AModelWithQuiteALongNameForARelationTableToBModelWithQ_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE INDEX "_AModelWithQuiteALongNameForARelationTableToBModelWithQ_B_index" ON "_AModelWithQuiteALongNameForARelationTableToBModelWithQuiteALon"("B");

-- AddForeignKey
ALTER TABLE "_AModelWithQuiteALongNameForARelationTableToBModelWithQuiteALon" ADD CONSTRAINT "_AModelWithQuiteALongNameForARelationTableToBModelWithQu_A_fkey" FOREIGN KEY ("A") REFERENCES "AModelWithQuiteALongNameForARelationTable"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_AModelWithQuiteALongNameForARelationTableToBModelWithQuiteALon" ADD CONSTRAINT "_AModelWithQuiteALongNameForARelationTableToBModelWithQu_B_fkey" FOREIGN KEY ("B") REFERENCES "BModelWithQuiteALongNameForARelationTable"("id") ON DELETE CASCADE ON UPDATE CASCADE;
