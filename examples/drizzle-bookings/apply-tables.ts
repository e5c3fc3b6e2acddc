// Run once by hand against staging and production, before 0003 was added to the journal.
import { Pool } from 'pg';

const pool = new Pool({ connectionString: process.env.DATABASE_URL });

await pool.query('ALTER TABLE "resources" ADD COLUMN IF NOT EXISTS "is_mobile" boolean DEFAULT false NOT NULL');
await pool.query('ALTER TABLE "resources" ADD COLUMN IF NOT EXISTS "max_simultaneous_bookings" integer');
await pool.query(`CREATE TABLE IF NOT EXISTS "queues" (
  "id" text PRIMARY KEY NOT NULL,
  "biz_id" text NOT NULL,
  "location_id" text,
  "name" varchar(200) NOT NULL,
  "slug" varchar(120) NOT NULL,
  "status" text DEFAULT 'active' NOT NULL,
  "max_capacity" integer,
  "estimated_service_time_min" integer DEFAULT 15 NOT NULL,
  "metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  "deleted_at" timestamp with time zone
)`);
await pool.query('CREATE INDEX IF NOT EXISTS "queues_biz_status_idx" ON "queues" USING btree ("biz_id","status")');
await pool.end();
