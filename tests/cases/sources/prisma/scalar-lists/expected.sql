-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Sample" (
    "id" INTEGER NOT NULL,
    "texts" TEXT[],
    "wholes" INTEGER[],
    "larges" BIGINT[],
    "reals" DOUBLE PRECISION[],
    "exacts" DECIMAL(65,30)[],
    "flags" BOOLEAN[],
    "moments" TIMESTAMP(3)[],
    "docs" JSONB[],
    "raws" BYTEA[],
    "codes" VARCHAR(8)[],
    "days" DATE[],

    CONSTRAINT "Sample_pkey" PRIMARY KEY ("id")
);
