-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Sample" (
    "id" INTEGER NOT NULL,
    "small" SMALLINT NOT NULL,
    "large" BIGINT NOT NULL,
    "handle" OID NOT NULL,
    "single" REAL NOT NULL,
    "double" DOUBLE PRECISION NOT NULL,
    "price" MONEY NOT NULL,
    "anything" DECIMAL NOT NULL,
    "exact" DECIMAL(12,4) NOT NULL,
    "whole" DECIMAL(9,0) NOT NULL,

    CONSTRAINT "Sample_pkey" PRIMARY KEY ("id")
);
