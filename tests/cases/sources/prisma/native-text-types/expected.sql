-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Sample" (
    "id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "any" VARCHAR NOT NULL,
    "short" VARCHAR(40),
    "one" CHAR NOT NULL,
    "fixed" CHAR(2) NOT NULL,
    "bit" BIT NOT NULL,
    "bits" BIT(8) NOT NULL,
    "vary" VARBIT NOT NULL,
    "varies" VARBIT(16) NOT NULL,
    "markup" XML NOT NULL,
    "host" INET NOT NULL,

    CONSTRAINT "Sample_pkey" PRIMARY KEY ("id")
);
