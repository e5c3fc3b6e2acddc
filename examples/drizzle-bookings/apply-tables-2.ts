// The rest of it, after the first run had stopped halfway.
import { Pool } from 'pg';

const pool = new Pool({ connectionString: process.env.DATABASE_URL });

await pool.query(`CREATE TABLE IF NOT EXISTS "seat_maps" (
  "id" text PRIMARY KEY NOT NULL,
  "biz_id" text NOT NULL,
  "venue_id" text NOT NULL,
  "name" varchar(200) NOT NULL,
  "slug" varchar(120) NOT NULL,
  "status" text DEFAULT 'draft' NOT NULL,
  "width" integer NOT NULL,
  "height" integer NOT NULL,
  "metadata" jsonb DEFAULT '{}'::jsonb NOT NULL,
  "created_at" timestamp with time zone DEFAULT now() NOT NULL,
  "updated_at" timestamp with time zone DEFAULT now() NOT NULL,
  "deleted_at" timestamp with time zone
)`);
await pool.query('ALTER TABLE "fulfillment_units" ADD COLUMN IF NOT EXISTS "secondary_resource_id" text');
await pool.end();
