-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "E" AS ENUM ('P', 'Q');

-- CreateTable
CREATE TABLE "A" (
    "id" SERIAL NOT NULL,
    "n" INTEGER,
    "s" TEXT NOT NULL DEFAULT 'x',
    "t" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "l" TEXT[],
    "e" "E" NOT NULL DEFAULT 'P',
    "g" UUID NOT NULL DEFAULT gen_random_uuid(),
    "d" TEXT NOT NULL,

    CONSTRAINT "A_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "B" (
    "id" TEXT NOT NULL,
    "aId" INTEGER NOT NULL,

    CONSTRAINT "B_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "C" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "C_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "_BToC" (
    "A" TEXT NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_BToC_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE INDEX "A_n_idx" ON "A"("n");

-- CreateIndex
CREATE UNIQUE INDEX "A_s_n_key" ON "A"("s", "n");

-- CreateIndex
CREATE INDEX "_BToC_B_index" ON "_BToC"("B");

-- AddForeignKey
ALTER TABLE "B" ADD CONSTRAINT "B_aId_fkey" FOREIGN KEY ("aId") REFERENCES "A"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_BToC" ADD CONSTRAINT "_BToC_A_fkey" FOREIGN KEY ("A") REFERENCES "B"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_BToC" ADD CONSTRAINT "_BToC_B_fkey" FOREIGN KEY ("B") REFERENCES "C"("id") ON DELETE CASCADE ON UPDATE CASCADE;
