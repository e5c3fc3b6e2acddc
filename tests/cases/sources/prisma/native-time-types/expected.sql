-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Sample" (
    "id" INTEGER NOT NULL,
    "a" TIMESTAMP NOT NULL,
    "b" TIMESTAMP(0) NOT NULL,
    "c" TIMESTAMPTZ NOT NULL,
    "d" TIMESTAMPTZ(6) NOT NULL,
    "e" DATE NOT NULL,
    "f" TIME NOT NULL,
    "g" TIME(3) NOT NULL,
    "h" TIMETZ NOT NULL,
    "i" TIMETZ(6) NOT NULL,

    CONSTRAINT "Sample_pkey" PRIMARY KEY ("id")
);
