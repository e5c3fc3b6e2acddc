-- CreateEnum
CREATE TYPE "Visibility" AS ENUM ('PUBLIC', 'PRIVATE');

-- CreateTable
CREATE TABLE "pages" (
    "id" BIGSERIAL NOT NULL,
    "account_id" TEXT NOT NULL,
    "author_id" INTEGER,
    "path" TEXT NOT NULL,
    "body" TEXT,
    "tags" TEXT[],
    "visibility" "Visibility" NOT NULL DEFAULT 'PRIVATE',
    "rank" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "cover" BYTEA,
    "published_at" DATE,

    CONSTRAINT "pages_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "pages_author_id_idx" ON "pages"("author_id");

-- CreateIndex
CREATE INDEX "pages_published_at_rank_idx" ON "pages"("published_at" DESC, "rank");

-- CreateIndex
CREATE INDEX "pages_tags_idx" ON "pages" USING GIN ("tags");

-- CreateIndex
CREATE UNIQUE INDEX "pages_path_key" ON "pages"("account_id", "path");

-- AddForeignKey
ALTER TABLE "pages" ADD CONSTRAINT "pages_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "accounts"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pages" ADD CONSTRAINT "pages_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "members"("id") ON DELETE SET NULL ON UPDATE CASCADE;
