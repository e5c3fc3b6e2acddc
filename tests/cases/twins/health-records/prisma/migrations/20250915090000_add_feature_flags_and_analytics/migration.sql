-- AlterTable
ALTER TABLE "persons" ADD COLUMN     "metadata" JSONB;

-- CreateTable
CREATE TABLE "analytics_events" (
    "id" TEXT NOT NULL,
    "event_type" TEXT NOT NULL,
    "event_name" TEXT NOT NULL,
    "metadata" JSONB,
    "session_id" TEXT,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "analytics_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "feature_flags" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "description" TEXT,
    "enabled" BOOLEAN NOT NULL DEFAULT false,
    "rollout_percent" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "feature_flags_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "analytics_events_event_type_event_name_created_at_idx" ON "analytics_events"("event_type", "event_name", "created_at");

-- CreateIndex
CREATE INDEX "analytics_events_session_id_created_at_idx" ON "analytics_events"("session_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "feature_flags_key_key" ON "feature_flags"("key");

-- Row level security
ALTER TABLE feature_flags ENABLE ROW LEVEL SECURITY;
CREATE POLICY feature_flags_select ON feature_flags FOR SELECT TO authenticated
    USING ((SELECT auth.role()) = 'service_role');
CREATE POLICY feature_flags_insert ON feature_flags FOR INSERT TO authenticated
    WITH CHECK ((SELECT auth.role()) = 'service_role');
CREATE POLICY feature_flags_update ON feature_flags FOR UPDATE TO authenticated
    USING ((SELECT auth.role()) = 'service_role')
    WITH CHECK ((SELECT auth.role()) = 'service_role');
CREATE POLICY feature_flags_delete ON feature_flags FOR DELETE TO authenticated
    USING ((SELECT auth.role()) = 'service_role');

ALTER TABLE analytics_events ENABLE ROW LEVEL SECURITY;
CREATE POLICY analytics_events_select ON analytics_events FOR SELECT TO authenticated
    USING ((SELECT auth.role()) = 'service_role');
CREATE POLICY analytics_events_insert ON analytics_events FOR INSERT TO authenticated
    WITH CHECK ((SELECT auth.role()) = 'service_role');
CREATE POLICY analytics_events_update ON analytics_events FOR UPDATE TO authenticated
    USING ((SELECT auth.role()) = 'service_role')
    WITH CHECK ((SELECT auth.role()) = 'service_role');
CREATE POLICY analytics_events_delete ON analytics_events FOR DELETE TO authenticated
    USING ((SELECT auth.role()) = 'service_role');
