-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "AModelWhoseNameIsSoLongThatItsKeysMustBeCutSomewhere" (
    "id" INTEGER NOT NULL,
    "aFieldWithALongName" TEXT NOT NULL,
    "anotherWithALongName" TEXT NOT NULL,
    "theThirdWithALongName" INTEGER NOT NULL,

    CONSTRAINT "AModelWhoseNameIsSoLongThatItsKeysMustBeCutSomewhere_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "AModelWhoseNameIsSoLongThatItsKeysMustBeCutSomewhere_anothe_idx" ON "AModelWhoseNameIsSoLongThatItsKeysMustBeCutSomewhere"("anotherWithALongName", "theThirdWithALongName");

-- CreateIndex
CREATE UNIQUE INDEX "AModelWhoseNameIsSoLongThatItsKeysMustBeCutSomewhere_aField_key" ON "AModelWhoseNameIsSoLongThatItsKeysMustBeCutSomewhere"("aFieldWithALongName", "anotherWithALongName");

-- AddForeignKey
ALTER TABLE "AModelWhoseNameIsSoLongThatItsKeysMustBeCutSomewhere" ADD CONSTRAINT "AModelWhoseNameIsSoLongThatItsKeysMustBeCutSomewhere_theTh_fkey" FOREIGN KEY ("theThirdWithALongName") REFERENCES "AModelWhoseNameIsSoLongThatItsKeysMustBeCutSomewhere"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
