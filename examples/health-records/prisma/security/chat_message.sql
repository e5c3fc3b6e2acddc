-- What schema.prisma cannot say: who sees which line of a conversation.
-- This file is declared schema, not a migration; nobody runs it.
-- A person's messages belong to the signed-in account that manages the person.

ALTER TABLE "ChatMessage" ENABLE ROW LEVEL SECURITY;

CREATE POLICY "ChatMessage_select" ON "ChatMessage" FOR SELECT TO authenticated
  USING (EXISTS (SELECT 1 FROM "Person" p WHERE p."id" = "ChatMessage"."userId" AND p."ownerId" = auth.uid()::text));

CREATE POLICY "ChatMessage_insert" ON "ChatMessage" FOR INSERT TO authenticated
  WITH CHECK (EXISTS (SELECT 1 FROM "Person" p WHERE p."id" = "ChatMessage"."userId" AND p."ownerId" = auth.uid()::text));

CREATE POLICY "ChatMessage_update" ON "ChatMessage" FOR UPDATE TO authenticated
  USING (EXISTS (SELECT 1 FROM "Person" p WHERE p."id" = "ChatMessage"."userId" AND p."ownerId" = auth.uid()::text))
  WITH CHECK (EXISTS (SELECT 1 FROM "Person" p WHERE p."id" = "ChatMessage"."userId" AND p."ownerId" = auth.uid()::text));

CREATE POLICY "ChatMessage_delete" ON "ChatMessage" FOR DELETE TO authenticated
  USING (EXISTS (SELECT 1 FROM "Person" p WHERE p."id" = "ChatMessage"."userId" AND p."ownerId" = auth.uid()::text));
