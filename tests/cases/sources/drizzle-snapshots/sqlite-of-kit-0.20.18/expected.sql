CREATE TABLE `posts` (
	`a` integer NOT NULL,
	`b` integer NOT NULL,
	PRIMARY KEY(`a`, `b`),
	FOREIGN KEY (`a`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `users` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`email` text NOT NULL,
	`t` integer DEFAULT (unixepoch()),
	`ok` integer DEFAULT true
);
--> statement-breakpoint
CREATE UNIQUE INDEX `users_email_unique` ON `users` (`email`);--> statement-breakpoint
CREATE INDEX `i` ON `users` (`ok`);--> statement-breakpoint
CREATE UNIQUE INDEX `u` ON `users` (`email`,`ok`);