-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "memberships" (
    "user_id" INTEGER NOT NULL,
    "groupId" TEXT NOT NULL,
    "rank" INTEGER NOT NULL,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("user_id","groupId")
);

-- CreateIndex
CREATE UNIQUE INDEX "memberships_groupId_rank_key" ON "memberships"("groupId", "rank");
