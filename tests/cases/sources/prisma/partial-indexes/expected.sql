-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "Ticket" (
    "id" INTEGER NOT NULL,
    "code" TEXT NOT NULL,
    "open" BOOLEAN NOT NULL,
    "n" INTEGER NOT NULL,
    "deleted_at" TIMESTAMP(3),

    CONSTRAINT "Ticket_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Ticket_code_key" ON "Ticket"("code") WHERE (deleted_at IS NULL);

-- CreateIndex
CREATE INDEX "Ticket_n_idx" ON "Ticket"("n") WHERE ("open" = true);

-- CreateIndex
CREATE INDEX "Ticket_code_n_idx" ON "Ticket"("code", "n") WHERE ("open" != false AND "deleted_at" IS NULL);

-- CreateIndex
CREATE UNIQUE INDEX "ticket_code_n" ON "Ticket"("code", "n") WHERE ("deleted_at" IS NOT NULL AND "n" = 3 AND "code" = 'it''s');

-- CreateIndex
CREATE UNIQUE INDEX "Ticket_n_open_key" ON "Ticket"("n", "open") WHERE (n > 3 AND code = 'x');
