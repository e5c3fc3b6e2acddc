-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "ATableWhoseNameGoesOnForQuiteSomeTime" (
    "id" SERIAL NOT NULL,
    "aColumnWhoseNameGoesOnForQuiteSomeTimeToo" SERIAL NOT NULL,

    CONSTRAINT "ATableWhoseNameGoesOnForQuiteSomeTime_pkey" PRIMARY KEY ("id")
);
