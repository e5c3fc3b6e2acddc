-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Place" (
    "id" INTEGER NOT NULL,
    "area" circle NOT NULL,
    "words" tsvector,
    "names" character varying(10)[],
    "start" interval NOT NULL DEFAULT '1 day'::interval,
    "range" int4range,

    CONSTRAINT "Place_pkey" PRIMARY KEY ("id")
);
