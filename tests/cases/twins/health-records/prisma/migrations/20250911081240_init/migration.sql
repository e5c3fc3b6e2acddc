-- CreateEnum
CREATE TYPE "document_status" AS ENUM ('UPLOADED', 'PROCESSED', 'FAILED');

-- CreateTable
CREATE TABLE "persons" (
    "id" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "birth_date" TIMESTAMP(3),
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "persons_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "documents" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "mime_type" TEXT NOT NULL,
    "storage_path" TEXT NOT NULL,
    "status" "document_status" NOT NULL DEFAULT 'UPLOADED',
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "observations" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "document_id" TEXT,
    "code" TEXT NOT NULL,
    "display" TEXT NOT NULL,
    "value_number" DOUBLE PRECISION,
    "value_text" TEXT,
    "unit" TEXT,
    "effective_at" TIMESTAMP(3) NOT NULL,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "observations_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "persons_owner_id_idx" ON "persons"("owner_id");

-- CreateIndex
CREATE INDEX "documents_person_id_idx" ON "documents"("person_id");

-- CreateIndex
CREATE INDEX "observations_person_id_code_effective_at_idx" ON "observations"("person_id", "code", "effective_at");

-- CreateIndex
CREATE INDEX "observations_document_id_idx" ON "observations"("document_id");

-- AddForeignKey
ALTER TABLE "documents" ADD CONSTRAINT "documents_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observations" ADD CONSTRAINT "observations_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "observations" ADD CONSTRAINT "observations_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Row level security
ALTER TABLE persons ENABLE ROW LEVEL SECURITY;
CREATE POLICY persons_select ON persons FOR SELECT TO authenticated
    USING (owner_id = (SELECT auth.uid())::text);
CREATE POLICY persons_insert ON persons FOR INSERT TO authenticated
    WITH CHECK (owner_id = (SELECT auth.uid())::text);
CREATE POLICY persons_update ON persons FOR UPDATE TO authenticated
    USING (owner_id = (SELECT auth.uid())::text)
    WITH CHECK (owner_id = (SELECT auth.uid())::text);
CREATE POLICY persons_delete ON persons FOR DELETE TO authenticated
    USING (owner_id = (SELECT auth.uid())::text);

ALTER TABLE documents ENABLE ROW LEVEL SECURITY;
CREATE POLICY documents_select ON documents FOR SELECT TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = documents.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY documents_insert ON documents FOR INSERT TO authenticated
    WITH CHECK (EXISTS (SELECT 1 FROM persons p WHERE p.id = documents.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY documents_update ON documents FOR UPDATE TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = documents.person_id AND p.owner_id = (SELECT auth.uid())::text))
    WITH CHECK (EXISTS (SELECT 1 FROM persons p WHERE p.id = documents.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY documents_delete ON documents FOR DELETE TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = documents.person_id AND p.owner_id = (SELECT auth.uid())::text));

ALTER TABLE observations ENABLE ROW LEVEL SECURITY;
CREATE POLICY observations_select ON observations FOR SELECT TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = observations.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY observations_insert ON observations FOR INSERT TO authenticated
    WITH CHECK (EXISTS (SELECT 1 FROM persons p WHERE p.id = observations.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY observations_update ON observations FOR UPDATE TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = observations.person_id AND p.owner_id = (SELECT auth.uid())::text))
    WITH CHECK (EXISTS (SELECT 1 FROM persons p WHERE p.id = observations.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY observations_delete ON observations FOR DELETE TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = observations.person_id AND p.owner_id = (SELECT auth.uid())::text));
