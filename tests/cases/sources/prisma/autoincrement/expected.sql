-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Counted" (
    "id" SERIAL NOT NULL,
    "large" BIGSERIAL NOT NULL,
    "small" SMALLSERIAL NOT NULL,
    "other_name" SERIAL NOT NULL,

    CONSTRAINT "Counted_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "large_ids" (
    "id" BIGSERIAL NOT NULL,

    CONSTRAINT "large_ids_pkey" PRIMARY KEY ("id")
);
