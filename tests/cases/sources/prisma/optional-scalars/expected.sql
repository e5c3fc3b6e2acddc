-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Sample" (
    "id" INTEGER NOT NULL,
    "text" TEXT,
    "whole" INTEGER,
    "large" BIGINT,
    "real" DOUBLE PRECISION,
    "exact" DECIMAL(65,30),
    "yes" BOOLEAN,
    "moment" TIMESTAMP(3),
    "payload" JSONB,
    "raw" BYTEA,

    CONSTRAINT "Sample_pkey" PRIMARY KEY ("id")
);
