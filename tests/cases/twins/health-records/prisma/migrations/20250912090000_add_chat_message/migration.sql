-- CreateTable
CREATE TABLE "chat_messages" (
    "id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "document_id" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "chat_messages_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "chat_messages_person_id_created_at_idx" ON "chat_messages"("person_id", "created_at");

-- CreateIndex
CREATE INDEX "chat_messages_document_id_idx" ON "chat_messages"("document_id");

-- AddForeignKey
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_person_id_fkey" FOREIGN KEY ("person_id") REFERENCES "persons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chat_messages" ADD CONSTRAINT "chat_messages_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "documents"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Row level security
ALTER TABLE chat_messages ENABLE ROW LEVEL SECURITY;
CREATE POLICY chat_messages_select ON chat_messages FOR SELECT TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = chat_messages.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY chat_messages_insert ON chat_messages FOR INSERT TO authenticated
    WITH CHECK (EXISTS (SELECT 1 FROM persons p WHERE p.id = chat_messages.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY chat_messages_update ON chat_messages FOR UPDATE TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = chat_messages.person_id AND p.owner_id = (SELECT auth.uid())::text))
    WITH CHECK (EXISTS (SELECT 1 FROM persons p WHERE p.id = chat_messages.person_id AND p.owner_id = (SELECT auth.uid())::text));
CREATE POLICY chat_messages_delete ON chat_messages FOR DELETE TO authenticated
    USING (EXISTS (SELECT 1 FROM persons p WHERE p.id = chat_messages.person_id AND p.owner_id = (SELECT auth.uid())::text));
