-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Sample" (
    "a" INTEGER NOT NULL,
    "b" TEXT NOT NULL,

    CONSTRAINT "Sample_pkey" PRIMARY KEY ("a")
);

-- CreateIndex
CREATE INDEX "Sample_b_idx" ON "Sample"("b");

-- CreateIndex
CREATE UNIQUE INDEX "Sample_a_b_key" ON "Sample"("a", "b");
