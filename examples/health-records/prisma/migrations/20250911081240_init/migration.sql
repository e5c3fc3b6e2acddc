-- CreateEnum
CREATE TYPE "DocumentStatus" AS ENUM ('UPLOADED', 'PROCESSED', 'FAILED');

-- CreateTable
CREATE TABLE "Person" (
    "id" TEXT NOT NULL,
    "ownerId" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "birthDate" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Document" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "mimeType" TEXT NOT NULL,
    "storagePath" TEXT NOT NULL,
    "status" "DocumentStatus" NOT NULL DEFAULT 'UPLOADED',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Document_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Observation" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "documentId" TEXT,
    "code" TEXT NOT NULL,
    "display" TEXT NOT NULL,
    "valueNumber" DOUBLE PRECISION,
    "valueText" TEXT,
    "unit" TEXT,
    "effectiveAt" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Observation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AnalyticsEvent" (
    "id" TEXT NOT NULL,
    "userId" TEXT,
    "name" TEXT NOT NULL,
    "meta" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AnalyticsEvent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Observation_personId_code_effectiveAt_idx" ON "Observation"("personId", "code", "effectiveAt");

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Observation" ADD CONSTRAINT "Observation_documentId_fkey" FOREIGN KEY ("documentId") REFERENCES "Document"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Added by hand after "prisma migrate dev": row level security of the record itself.
ALTER TABLE "Person" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "Person_select" ON "Person" FOR SELECT TO authenticated USING ("ownerId" = auth.uid()::text);
CREATE POLICY "Person_insert" ON "Person" FOR INSERT TO authenticated WITH CHECK ("ownerId" = auth.uid()::text);
CREATE POLICY "Person_update" ON "Person" FOR UPDATE TO authenticated USING ("ownerId" = auth.uid()::text) WITH CHECK ("ownerId" = auth.uid()::text);
CREATE POLICY "Person_delete" ON "Person" FOR DELETE TO authenticated USING ("ownerId" = auth.uid()::text);

ALTER TABLE "Document" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "Document_select" ON "Document" FOR SELECT TO authenticated
    USING (EXISTS (SELECT 1 FROM "Person" p WHERE p.id = "Document"."personId" AND p."ownerId" = auth.uid()::text));
CREATE POLICY "Document_insert" ON "Document" FOR INSERT TO authenticated
    WITH CHECK (EXISTS (SELECT 1 FROM "Person" p WHERE p.id = "Document"."personId" AND p."ownerId" = auth.uid()::text));
CREATE POLICY "Document_update" ON "Document" FOR UPDATE TO authenticated
    USING (EXISTS (SELECT 1 FROM "Person" p WHERE p.id = "Document"."personId" AND p."ownerId" = auth.uid()::text))
    WITH CHECK (EXISTS (SELECT 1 FROM "Person" p WHERE p.id = "Document"."personId" AND p."ownerId" = auth.uid()::text));
CREATE POLICY "Document_delete" ON "Document" FOR DELETE TO authenticated
    USING (EXISTS (SELECT 1 FROM "Person" p WHERE p.id = "Document"."personId" AND p."ownerId" = auth.uid()::text));

ALTER TABLE "Observation" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "Observation_select" ON "Observation" FOR SELECT TO authenticated
    USING (EXISTS (SELECT 1 FROM "Person" p WHERE p.id = "Observation"."personId" AND p."ownerId" = auth.uid()::text));
CREATE POLICY "Observation_insert" ON "Observation" FOR INSERT TO authenticated
    WITH CHECK (EXISTS (SELECT 1 FROM "Person" p WHERE p.id = "Observation"."personId" AND p."ownerId" = auth.uid()::text));
CREATE POLICY "Observation_update" ON "Observation" FOR UPDATE TO authenticated
    USING (EXISTS (SELECT 1 FROM "Person" p WHERE p.id = "Observation"."personId" AND p."ownerId" = auth.uid()::text))
    WITH CHECK (EXISTS (SELECT 1 FROM "Person" p WHERE p.id = "Observation"."personId" AND p."ownerId" = auth.uid()::text));
CREATE POLICY "Observation_delete" ON "Observation" FOR DELETE TO authenticated
    USING (EXISTS (SELECT 1 FROM "Person" p WHERE p.id = "Observation"."personId" AND p."ownerId" = auth.uid()::text));
