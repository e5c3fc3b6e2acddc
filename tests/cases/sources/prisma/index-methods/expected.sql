-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Doc" (
    "id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "tags" TEXT[],
    "body" JSONB NOT NULL,
    "more" JSONB NOT NULL,
    "host" INET NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "text" tsvector,

    CONSTRAINT "Doc_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Doc_title_idx" ON "Doc" USING HASH ("title");

-- CreateIndex
CREATE INDEX "Doc_tags_idx" ON "Doc" USING GIN ("tags");

-- CreateIndex
CREATE INDEX "Doc_body_idx" ON "Doc" USING GIN ("body");

-- CreateIndex
CREATE INDEX "Doc_more_idx" ON "Doc" USING GIN ("more" jsonb_path_ops);

-- CreateIndex
CREATE INDEX "Doc_host_idx" ON "Doc" USING GIST ("host" inet_ops);

-- CreateIndex
CREATE INDEX "Doc_text_idx" ON "Doc" USING GIN ("text");

-- CreateIndex
CREATE INDEX "Doc_at_idx" ON "Doc" USING BRIN ("at");

-- CreateIndex
CREATE INDEX "Doc_title_at_idx" ON "Doc"("title", "at");

-- CreateIndex
CREATE INDEX "doc_title_spgist" ON "Doc" USING SPGIST ("title");
