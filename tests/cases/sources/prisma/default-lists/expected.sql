-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "Color" AS ENUM ('RED', 'blue');

-- CreateTable
CREATE TABLE "Sample" (
    "id" INTEGER NOT NULL,
    "texts" TEXT[] DEFAULT ARRAY['a', 'it''s']::TEXT[],
    "none" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "wholes" INTEGER[] DEFAULT ARRAY[1, -2]::INTEGER[],
    "reals" DOUBLE PRECISION[] DEFAULT ARRAY[1.5, 2]::DOUBLE PRECISION[],
    "exacts" DECIMAL(65,30)[] DEFAULT ARRAY[1.10]::DECIMAL(65,30)[],
    "flags" BOOLEAN[] DEFAULT ARRAY[true, false]::BOOLEAN[],
    "moments" TIMESTAMP(3)[] DEFAULT ARRAY['2024-01-01 00:00:00 +00:00']::TIMESTAMP(3)[],
    "docs" JSONB[] DEFAULT ARRAY['{}']::JSONB[],
    "colors" "Color"[] DEFAULT ARRAY['RED', 'blue']::"Color"[],
    "codes" VARCHAR(8)[] DEFAULT ARRAY['x']::VARCHAR(8)[],

    CONSTRAINT "Sample_pkey" PRIMARY KEY ("id")
);
