-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Sample" (
    "a" INTEGER NOT NULL,
    "b" INTEGER NOT NULL,
    "c" TEXT NOT NULL,

    CONSTRAINT "sample_key" PRIMARY KEY ("a","b")
);

-- CreateTable
CREATE TABLE "Single" (
    "id" TEXT NOT NULL,

    CONSTRAINT "single_key" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "sample_a_is_unique" ON "Sample"("a");

-- CreateIndex
CREATE INDEX "sample_c" ON "Sample"("c");

-- CreateIndex
CREATE INDEX "sample_b" ON "Sample"("b");

-- CreateIndex
CREATE UNIQUE INDEX "sample_b_c" ON "Sample"("b", "c");
