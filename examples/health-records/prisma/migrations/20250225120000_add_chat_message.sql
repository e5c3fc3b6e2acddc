-- Chat about an uploaded document. Run by hand in the SQL editor.
-- (A file, not a folder: "prisma migrate" does not look at it.)

CREATE TABLE IF NOT EXISTS "ChatMessage" (
  "id"         uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  "userId"     text NOT NULL,
  "role"       text NOT NULL,
  "content"    text NOT NULL,
  "documentId" uuid REFERENCES "Document" ("id") ON DELETE SET NULL ON UPDATE CASCADE,
  "createdAt"  timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX IF NOT EXISTS "ChatMessage_userId_createdAt_idx"
  ON "ChatMessage" ("userId", "createdAt");
