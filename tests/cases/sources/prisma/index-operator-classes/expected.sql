-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Doc" (
    "id" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "tags" INTEGER[],
    "body" JSONB NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "n" INTEGER NOT NULL,
    "host" INET NOT NULL,

    CONSTRAINT "Doc_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Doc_title_n_idx" ON "Doc"("title" text_pattern_ops DESC, "n");

-- CreateIndex
CREATE INDEX "Doc_tags_idx" ON "Doc" USING GIN ("tags" array_ops);

-- CreateIndex
CREATE INDEX "Doc_body_idx" ON "Doc" USING GIN ("body" jsonb_ops);

-- CreateIndex
CREATE INDEX "Doc_at_idx" ON "Doc" USING BRIN ("at" timestamp_minmax_multi_ops);

-- CreateIndex
CREATE INDEX "Doc_n_idx" ON "Doc" USING BRIN ("n" int4_bloom_ops);

-- CreateIndex
CREATE INDEX "Doc_host_idx" ON "Doc" USING BRIN ("host" inet_inclusion_ops);
