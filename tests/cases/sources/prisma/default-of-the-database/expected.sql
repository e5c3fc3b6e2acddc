-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Sample" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "none" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT lower('ABC'),
    "sum" INTEGER NOT NULL DEFAULT 1 + 2,
    "when" TIMESTAMPTZ(6) NOT NULL DEFAULT (now() + '1 day'::interval),

    CONSTRAINT "Sample_pkey" PRIMARY KEY ("id")
);
