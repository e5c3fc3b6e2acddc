-- CreateTable
CREATE TABLE "Ticket" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "code" TEXT NOT NULL,
    "open" BOOLEAN NOT NULL,
    "n" INTEGER NOT NULL,
    "deleted_at" DATETIME
);

-- CreateIndex
CREATE UNIQUE INDEX "Ticket_code_key" ON "Ticket"("code") WHERE "open" = true;

-- CreateIndex
CREATE INDEX "Ticket_n_idx" ON "Ticket"("n") WHERE "open" != false AND "deleted_at" IS NULL;

-- CreateIndex
CREATE UNIQUE INDEX "ticket_code_n" ON "Ticket"("code", "n") WHERE n > 3 AND code = 'x';
