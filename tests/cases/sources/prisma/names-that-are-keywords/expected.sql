-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "view" AS ENUM ('table', 'where');

-- CreateTable
CREATE TABLE "order" (
    "id" INTEGER NOT NULL,
    "type" TEXT NOT NULL,
    "select" INTEGER NOT NULL,
    "from" TEXT NOT NULL,

    CONSTRAINT "order_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "order_select_key" ON "order"("select");

-- CreateIndex
CREATE INDEX "order_type_from_idx" ON "order"("type", "from");
