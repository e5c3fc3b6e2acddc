-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Sample" (
    "id" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "whole" INTEGER NOT NULL,
    "large" BIGINT NOT NULL,
    "real" DOUBLE PRECISION NOT NULL,
    "exact" DECIMAL(65,30) NOT NULL,
    "yes" BOOLEAN NOT NULL,
    "moment" TIMESTAMP(3) NOT NULL,
    "payload" JSONB NOT NULL,
    "raw" BYTEA NOT NULL,

    CONSTRAINT "Sample_pkey" PRIMARY KEY ("id")
);
