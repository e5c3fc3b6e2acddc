-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Sample" (
    "id" INTEGER NOT NULL,
    "flag" BOOLEAN NOT NULL,
    "raw" BYTEA NOT NULL,
    "old" JSON NOT NULL,
    "new" JSONB NOT NULL,

    CONSTRAINT "Sample_pkey" PRIMARY KEY ("id")
);
