import { relations } from 'drizzle-orm';
import { index, integer, pgTable, primaryKey, text, timestamp, unique } from 'drizzle-orm/pg-core';

export const blogPosts = pgTable('blogPosts', {
  postId: integer().primaryKey(),
  htmlBody: text().notNull(),
  publishedAt: timestamp(),
  URLPath: text().unique(),
  named: text('keptName'),
}, (t) => [index().on(t.publishedAt), unique().on(t.htmlBody, t.named)]);
export const postTags = pgTable('post_tags', { postId: integer().references(() => blogPosts.postId), tagName: text() }, (t) => [primaryKey({ columns: [t.postId, t.tagName] })]);
export const blogPostsRelations = relations(blogPosts, ({ many }) => ({ tags: many(postTags) }));
