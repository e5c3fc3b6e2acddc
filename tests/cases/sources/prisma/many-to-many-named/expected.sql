-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "zebras" (
    "zebra_id" BIGINT NOT NULL,

    CONSTRAINT "zebras_pkey" PRIMARY KEY ("zebra_id")
);

-- CreateTable
CREATE TABLE "apples" (
    "key" VARCHAR(12) NOT NULL,

    CONSTRAINT "apples_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "_eats" (
    "A" VARCHAR(12) NOT NULL,
    "B" BIGINT NOT NULL,

    CONSTRAINT "_eats_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateTable
CREATE TABLE "_Smells Well" (
    "A" VARCHAR(12) NOT NULL,
    "B" BIGINT NOT NULL,

    CONSTRAINT "_Smells Well_AB_pkey" PRIMARY KEY ("A","B")
);

-- CreateIndex
CREATE INDEX "_eats_B_index" ON "_eats"("B");

-- CreateIndex
CREATE INDEX "_Smells Well_B_index" ON "_Smells Well"("B");

-- AddForeignKey
ALTER TABLE "_eats" ADD CONSTRAINT "_eats_A_fkey" FOREIGN KEY ("A") REFERENCES "apples"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_eats" ADD CONSTRAINT "_eats_B_fkey" FOREIGN KEY ("B") REFERENCES "zebras"("zebra_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_Smells Well" ADD CONSTRAINT "_Smells Well_A_fkey" FOREIGN KEY ("A") REFERENCES "apples"("key") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "_Smells Well" ADD CONSTRAINT "_Smells Well_B_fkey" FOREIGN KEY ("B") REFERENCES "zebras"("zebra_id") ON DELETE CASCADE ON UPDATE CASCADE;
