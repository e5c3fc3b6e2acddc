-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Country" (
    "id" INTEGER NOT NULL,
    "iso" CHAR(2) NOT NULL,

    CONSTRAINT "Country_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "City" (
    "id" INTEGER NOT NULL,
    "iso" CHAR(2) NOT NULL,

    CONSTRAINT "City_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Country_iso_key" ON "Country"("iso");

-- AddForeignKey
ALTER TABLE "City" ADD CONSTRAINT "City_iso_fkey" FOREIGN KEY ("iso") REFERENCES "Country"("iso") ON DELETE RESTRICT ON UPDATE CASCADE;
