CREATE TABLE "numbers" (
	"id" serial PRIMARY KEY NOT NULL,
	"small" smallint DEFAULT -3,
	"big" bigint DEFAULT 9 NOT NULL,
	"huge" bigint,
	"big_serial" bigserial NOT NULL,
	"price" numeric(10, 2) DEFAULT '1.50',
	"plain" numeric,
	"wide" numeric(7),
	"ratio" real DEFAULT 0.5,
	"exact" double precision DEFAULT 2,
	"amount" numeric(12, 3) DEFAULT 4
);
--> statement-breakpoint
CREATE TABLE "places" (
	"address" "inet",
	"net" "cidr",
	"mac" "macaddr",
	"mac8" "macaddr8",
	"spot" "point",
	"edge" "line",
	"bits" bit(3)
);
--> statement-breakpoint
CREATE TABLE "texts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" varchar(80) DEFAULT 'it''s' NOT NULL,
	"free" varchar,
	"code" char(3),
	"letter" char,
	"body" text DEFAULT '',
	"kind" text DEFAULT 'a' NOT NULL,
	"flag" boolean DEFAULT false NOT NULL,
	"data" jsonb DEFAULT '{"a":1,"list":["x","y"],"deep":{"on":true,"none":null}}'::jsonb,
	"list" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"raw" json DEFAULT '{}'::json,
	"tags" text[],
	"none" text[] DEFAULT '{}',
	"some" text[] DEFAULT '{"a","b"}' NOT NULL,
	"matrix" integer[3][2],
	"counts" integer[] DEFAULT '{1,2}'
);
--> statement-breakpoint
CREATE TABLE "times" (
	"at" timestamp DEFAULT now(),
	"zoned" timestamp with time zone DEFAULT now() NOT NULL,
	"exact" timestamp (3) with time zone,
	"words" timestamp DEFAULT '2020-01-02 03:04:05',
	"fixed" timestamp DEFAULT '2020-01-02 03:04:05.000',
	"day" date DEFAULT now(),
	"birthday" date DEFAULT '2000-02-29',
	"clock" time DEFAULT '08:00:00',
	"zoned_clock" time(2) with time zone,
	"gap" interval DEFAULT '1 day',
	"days" interval day to second(3),
	"later" timestamp DEFAULT now() + interval '7 days'
);
