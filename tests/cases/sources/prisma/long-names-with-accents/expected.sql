-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Überlänge_mit_vielen_Umlauten_äöüäöüäöüäöüäöüäöü" (
    "id" INTEGER NOT NULL,
    "größe" INTEGER NOT NULL,
    "übergröße_in_metern" INTEGER NOT NULL,

    CONSTRAINT "Überlänge_mit_vielen_Umlauten_äöüäöüäöüäöüä_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Überlänge_mit_vielen_Umlauten_äöüäöüäöüäöüä_key" ON "Überlänge_mit_vielen_Umlauten_äöüäöüäöüäöüäöüäöü"("größe");

-- CreateIndex
CREATE INDEX "Überlänge_mit_vielen_Umlauten_äöüäöüäöüäöüä_idx" ON "Überlänge_mit_vielen_Umlauten_äöüäöüäöüäöüäöüäöü"("größe", "übergröße_in_metern");
