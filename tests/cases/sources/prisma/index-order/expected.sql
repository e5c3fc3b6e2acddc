-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Event" (
    "id" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "Event_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Event_name_key" ON "Event"("name" DESC);

-- CreateIndex
CREATE INDEX "Event_at_idx" ON "Event"("at" DESC);

-- CreateIndex
CREATE INDEX "Event_name_at_idx" ON "Event"("name" ASC, "at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Event_at_name_key" ON "Event"("at" DESC, "name");
