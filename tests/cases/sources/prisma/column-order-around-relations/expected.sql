-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Book" (
    "title" TEXT NOT NULL,
    "authorId" INTEGER NOT NULL,
    "id" INTEGER NOT NULL,
    "price" DECIMAL(65,30),
    "nextId" INTEGER,

    CONSTRAINT "Book_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Author" (
    "id" INTEGER NOT NULL,

    CONSTRAINT "Author_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Book_nextId_key" ON "Book"("nextId");

-- AddForeignKey
ALTER TABLE "Book" ADD CONSTRAINT "Book_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Author"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Book" ADD CONSTRAINT "Book_nextId_fkey" FOREIGN KEY ("nextId") REFERENCES "Book"("id") ON DELETE SET NULL ON UPDATE CASCADE;
