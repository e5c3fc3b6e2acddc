CREATE TABLE `items` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` integer NOT NULL,
	`name` text,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `links` (
	`a` integer NOT NULL,
	`b` text NOT NULL,
	`c` text,
	PRIMARY KEY(`a`, `b`),
	FOREIGN KEY (`b`) REFERENCES `items`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `links_some` ON `links` (`c`) WHERE "links"."c" is not null;--> statement-breakpoint
CREATE UNIQUE INDEX `links_once` ON `links` (`b`,`c`);--> statement-breakpoint
CREATE UNIQUE INDEX `links_a_c_unique` ON `links` (`a`,`c`);--> statement-breakpoint
CREATE TABLE `users` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`email` text NOT NULL,
	`handle` text(40),
	`active` integer DEFAULT true NOT NULL,
	`score` real DEFAULT 1.5,
	`size` numeric,
	`data` blob,
	`json` text DEFAULT '{"a":[1]}',
	`at` integer DEFAULT (unixepoch() * 1000),
	`day` text DEFAULT CURRENT_TIMESTAMP,
	`role` text DEFAULT 'user',
	`createdAt` integer NOT NULL,
	`parent` integer,
	`lower` text GENERATED ALWAYS AS (lower(email)) VIRTUAL,
	`kept` text GENERATED ALWAYS AS (upper(email)) STORED,
	FOREIGN KEY (`parent`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "users_score" CHECK("users"."score" > 0)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);--> statement-breakpoint
CREATE UNIQUE INDEX `handle_once` ON `users` (`handle`);--> statement-breakpoint
CREATE INDEX `users_active_idx` ON `users` (`active`);--> statement-breakpoint
CREATE UNIQUE INDEX `users_lower` ON `users` (lower("email"));--> statement-breakpoint
CREATE VIEW `names` AS select "id", "email" from "users";