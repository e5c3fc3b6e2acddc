-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "a weird table" (
    "the id" INTEGER NOT NULL,
    "with (brackets)" INTEGER NOT NULL,
    "UPPER.case-and-dots" INTEGER NOT NULL,

    CONSTRAINT "a weird table_pkey" PRIMARY KEY ("the id")
);

-- CreateIndex
CREATE UNIQUE INDEX "a weird table_UPPER.case-and-dots_key" ON "a weird table"("UPPER.case-and-dots");

-- CreateIndex
CREATE INDEX "a weird table_with (brackets)_UPPER.case-and-dots_idx" ON "a weird table"("with (brackets)", "UPPER.case-and-dots");
