-- Feature flags, a place for extra facts about a person, and analytics with a session.
-- Written by hand; the folder's date was typed, not taken from the clock.

CREATE TABLE "FeatureFlag" (
  "id"             TEXT NOT NULL,
  "key"            TEXT NOT NULL,
  "description"    TEXT,
  "enabled"        BOOLEAN NOT NULL DEFAULT false,
  "rolloutPercent" INTEGER NOT NULL DEFAULT 0,
  "createdAt"      TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updatedAt"      TIMESTAMP(3) NOT NULL,
  CONSTRAINT "FeatureFlag_pkey" PRIMARY KEY ("id")
);

CREATE UNIQUE INDEX "FeatureFlag_key_key" ON "FeatureFlag" ("key");

ALTER TABLE "Person" ADD COLUMN "metadata" JSONB;

-- Analytics: one table name for both services, and names that say what they hold.
ALTER TABLE "AnalyticsEvent" RENAME TO "analytics_events";

ALTER TABLE "analytics_events"
  ADD COLUMN "eventType" TEXT,
  ADD COLUMN "eventName" TEXT,
  ADD COLUMN "metadata"  JSONB,
  ADD COLUMN "sessionId" TEXT;

UPDATE "analytics_events"
   SET "eventType" = split_part("name", '.', 1),
       "eventName" = "name",
       "metadata"  = "meta";

ALTER TABLE "analytics_events"
  DROP COLUMN "name",
  DROP COLUMN "meta";

CREATE INDEX "analytics_events_eventType_eventName_createdAt_idx"
  ON "analytics_events" ("eventType", "eventName", "createdAt");
