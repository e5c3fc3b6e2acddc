-- CreateTable
CREATE TABLE "reviews" (
    "page_id" BIGINT NOT NULL,
    "member_id" INTEGER NOT NULL,
    "stars" SMALLINT NOT NULL,
    "text" TEXT,

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("page_id","member_id")
);

-- CreateTable
CREATE TABLE "labels" (
    "id" SERIAL NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "labels_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "_LabelToPage" (
    "A" INTEGER NOT NULL,
    "B" BIGINT NOT NULL,

    CONSTRAINT "_LabelToPage_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE INDEX "reviews_member_id_idx" ON "reviews"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "labels_name_key" ON "labels"("name");

-- CreateIndex
CREATE INDEX "_LabelToPage_B_index" ON "_LabelToPage"("B");

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_page_id_fkey" FOREIGN KEY ("page_id") REFERENCES "pages"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "members"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_LabelToPage" ADD CONSTRAINT "_LabelToPage_A_fkey" FOREIGN KEY ("A") REFERENCES "labels"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_LabelToPage" ADD CONSTRAINT "_LabelToPage_B_fkey" FOREIGN KEY ("B") REFERENCES "pages"("id") ON DELETE CASCADE ON UPDATE CASCADE;
