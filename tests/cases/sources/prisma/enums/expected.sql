-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "user_role" AS ENUM ('ADMIN', 'member', 'guest');

-- CreateEnum
CREATE TYPE "Empty_ish" AS ENUM ('ONE');

-- CreateTable
CREATE TABLE "Account" (
    "id" INTEGER NOT NULL,
    "role" "user_role" NOT NULL DEFAULT 'member',
    "other" "user_role",
    "all" "user_role"[],
    "e" "Empty_ish" DEFAULT 'ONE',

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);
