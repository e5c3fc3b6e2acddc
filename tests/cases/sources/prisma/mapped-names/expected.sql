-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "blog_posts" (
    "post_id" SERIAL NOT NULL,
    "the_title" TEXT NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blog_posts_pkey" PRIMARY KEY ("post_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "blog_posts_the_title_key" ON "blog_posts"("the_title");

-- CreateIndex
CREATE INDEX "blog_posts_created_at_the_title_idx" ON "blog_posts"("created_at", "the_title");
