-- CreateEnum
CREATE TYPE "WaitlistStatus" AS ENUM ('active', 'notified', 'booked', 'passed', 'expired');

-- CreateTable
CREATE TABLE "customer_preferences" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "customer_id" UUID NOT NULL,
    "favorite_master_id" UUID,
    "favorite_service_id" UUID,
    "preferred_weekday" INTEGER,
    "preferred_part_of_day" VARCHAR(20),
    "preferred_hour" INTEGER,
    "total_bookings" INTEGER NOT NULL DEFAULT 0,
    "average_days_between" INTEGER,
    "last_booking_date" DATE,
    "next_suggested_booking_date" DATE,
    "reminders_enabled" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_preferences_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "customer_preferences_preferred_hour_check" CHECK ("preferred_hour" >= 0 AND "preferred_hour" <= 23)
);

-- CreateTable
CREATE TABLE "waitlist" (
    "id" UUID NOT NULL DEFAULT gen_random_uuid(),
    "salon_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "master_id" UUID,
    "customer_id" UUID NOT NULL,
    "preferred_date" DATE,
    "preferred_from" TIME(0),
    "preferred_until" TIME(0),
    "is_flexible" BOOLEAN NOT NULL DEFAULT false,
    "position_in_queue" INTEGER NOT NULL,
    "status" "WaitlistStatus" NOT NULL DEFAULT 'active',
    "notified_at" TIMESTAMPTZ(3),
    "notification_expires_at" TIMESTAMPTZ(3),
    "booked_at" TIMESTAMPTZ(3),
    "passed_at" TIMESTAMPTZ(3),
    "expired_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "waitlist_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "customer_preferences_customer_id_key" ON "customer_preferences"("customer_id");

-- CreateIndex
CREATE INDEX "idx_customer_prefs" ON "customer_preferences"("favorite_master_id");

-- CreateIndex
CREATE INDEX "idx_customer_prefs_service" ON "customer_preferences"("favorite_service_id");

-- CreateIndex
CREATE INDEX "idx_customer_prefs_next_booking" ON "customer_preferences"("next_suggested_booking_date");

-- CreateIndex
CREATE INDEX "idx_waitlist_queue" ON "waitlist"("salon_id", "position_in_queue", "created_at");

-- CreateIndex
CREATE INDEX "idx_waitlist_expiry" ON "waitlist"("notification_expires_at");

-- CreateIndex
CREATE INDEX "idx_waitlist_service" ON "waitlist"("service_id");

-- CreateIndex
CREATE INDEX "idx_waitlist_master" ON "waitlist"("master_id");

-- AddForeignKey
ALTER TABLE "customer_preferences" ADD CONSTRAINT "customer_preferences_favorite_master_id_fkey" FOREIGN KEY ("favorite_master_id") REFERENCES "masters"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "customer_preferences" ADD CONSTRAINT "customer_preferences_favorite_service_id_fkey" FOREIGN KEY ("favorite_service_id") REFERENCES "services"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waitlist" ADD CONSTRAINT "waitlist_salon_id_fkey" FOREIGN KEY ("salon_id") REFERENCES "salons"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waitlist" ADD CONSTRAINT "waitlist_service_id_fkey" FOREIGN KEY ("service_id") REFERENCES "services"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "waitlist" ADD CONSTRAINT "waitlist_master_id_fkey" FOREIGN KEY ("master_id") REFERENCES "masters"("id") ON DELETE SET NULL ON UPDATE CASCADE;
