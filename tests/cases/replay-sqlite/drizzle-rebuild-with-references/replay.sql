CREATE TABLE `users` (`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL, `name` text);
CREATE TABLE `posts` (`id` integer PRIMARY KEY NOT NULL, `author` integer NOT NULL, FOREIGN KEY (`author`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade);
CREATE INDEX `posts_author_idx` ON `posts` (`author`);
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_posts` (
	`id` integer PRIMARY KEY NOT NULL,
	`author` integer,
	`title` text DEFAULT 'none' NOT NULL,
	FOREIGN KEY (`author`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "title_check" CHECK(length("__new_posts"."title") > 0)
);
INSERT INTO `__new_posts`("id", "author", "title") SELECT "id", "author", "title" FROM `posts`;
DROP TABLE `posts`;
ALTER TABLE `__new_posts` RENAME TO `posts`;
PRAGMA foreign_keys=ON;
CREATE INDEX `posts_author_idx` ON `posts` (`author`);
