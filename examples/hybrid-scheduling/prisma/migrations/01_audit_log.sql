-- 01: who did what. Older than Prisma in this project.
CREATE TABLE IF NOT EXISTS "AuditLog" (
  "id"        TEXT NOT NULL,
  "actor"     TEXT NOT NULL,
  "action"    TEXT NOT NULL,
  "subject"   TEXT,
  "detail"    JSONB,
  "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "AuditLog_pkey" PRIMARY KEY ("id")
);
