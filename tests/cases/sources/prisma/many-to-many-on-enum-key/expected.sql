-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Code" AS ENUM ('A', 'B');

-- CreateTable
CREATE TABLE "First" (
    "id" "Code" NOT NULL,

    CONSTRAINT "First_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Second" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "Second_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "_FirstToSecond" (
    "A" "Code" NOT NULL,
    "B" INTEGER NOT NULL,

    CONSTRAINT "_FirstToSecond_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE INDEX "_FirstToSecond_B_index" ON "_FirstToSecond"("B");

-- AddForeignKey
ALTER TABLE "_FirstToSecond" ADD CONSTRAINT "_FirstToSecond_A_fkey" FOREIGN KEY ("A") REFERENCES "First"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_FirstToSecond" ADD CONSTRAINT "_FirstToSecond_B_fkey" FOREIGN KEY ("B") REFERENCES "Second"("id") ON DELETE CASCADE ON UPDATE CASCADE;
