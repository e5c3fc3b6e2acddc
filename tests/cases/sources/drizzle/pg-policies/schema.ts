import { sql } from 'drizzle-orm';
import { integer, pgPolicy, pgRole, pgTable, text } from 'drizzle-orm/pg-core';

export const reader = pgRole('reader').existing();
export const editor = pgRole('editor', { createDb: false, inherit: true });

export const pages = pgTable('pages', { id: integer('id').primaryKey(), owner: text('owner').notNull(), body: text('body') }, (t) => [
  pgPolicy('pages_read', { for: 'select', to: reader, using: sql`${t.owner} = current_user` }),
  pgPolicy('pages_write', { as: 'restrictive', for: 'update', to: [editor, 'public'], using: sql`true`, withCheck: sql`${t.body} is not null` }),
  pgPolicy('pages_all'),
]);

export const locked = pgTable('locked', { id: integer('id').primaryKey() }).enableRLS();
export const linked = pgPolicy('locked_read', { for: 'select', to: 'current_user', using: sql`true` }).link(locked);
