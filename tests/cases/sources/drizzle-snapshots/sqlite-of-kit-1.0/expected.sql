CREATE TABLE `posts` (
	`a` integer NOT NULL,
	`b` integer NOT NULL,
	CONSTRAINT `posts_pk` PRIMARY KEY(`a`, `b`),
	CONSTRAINT `fk_posts_a_users_id_fk` FOREIGN KEY (`a`) REFERENCES `users`(`id`) ON DELETE CASCADE
);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` integer PRIMARY KEY AUTOINCREMENT,
	`email` text NOT NULL UNIQUE,
	`t` integer DEFAULT (unixepoch()),
	`ok` integer DEFAULT true
);
--> statement-breakpoint
CREATE INDEX `i` ON `users` (`ok`);--> statement-breakpoint
CREATE UNIQUE INDEX `u` ON `users` (`email`,`ok`);