import { sql } from 'drizzle-orm';
import { blob, check, foreignKey, index, int, integer, numeric, primaryKey, real, sqliteTable, sqliteView, text, unique, uniqueIndex, type AnySQLiteColumn } from 'drizzle-orm/sqlite-core';

const createdAt = () => integer('createdAt', { mode: 'timestamp' }).notNull().$defaultFn(() => new Date());

export const users = sqliteTable('users', {
  id: integer('id').primaryKey({ autoIncrement: true }),
  email: text('email').notNull().unique(),
  handle: text('handle', { length: 40 }).unique('handle_once'),
  active: integer('active', { mode: 'boolean' }).notNull().default(true),
  score: real('score').default(1.5),
  size: numeric('size'),
  data: blob('data', { mode: 'buffer' }),
  json: text('json', { mode: 'json' }).default({ a: [1] }),
  at: integer('at', { mode: 'timestamp_ms' }).default(sql`(unixepoch() * 1000)`),
  day: text('day').default(sql`CURRENT_TIMESTAMP`),
  role: text('role', { enum: ['admin', 'user'] }).default('user'),
  createdAt: createdAt(),
  parent: integer('parent').references((): AnySQLiteColumn => users.id, { onDelete: 'set null' }),
  lower: text('lower').generatedAlwaysAs(sql`lower(email)`),
  kept: text('kept').generatedAlwaysAs(sql`upper(email)`, { mode: 'stored' }),
}, (t) => [index('users_active_idx').on(t.active), uniqueIndex('users_lower').on(sql`lower(${t.email})`), check('users_score', sql`${t.score} > 0`)]);

export const items = sqliteTable('items', {
  id: text('id').notNull().primaryKey().$defaultFn(() => crypto.randomUUID()),
  userId: int('user_id').notNull().references(() => users.id, { onDelete: 'cascade' }),
  name: text(),
});

export const links = sqliteTable('links', { a: integer('a').notNull(), b: text('b').notNull(), c: text('c') }, (t) => ({
  pk: primaryKey({ columns: [t.a, t.b] }),
  fk: foreignKey({ columns: [t.b], foreignColumns: [items.id] }).onDelete('cascade'),
  once: unique('links_once').on(t.b, t.c),
  plain: unique().on(t.a, t.c),
  some: index('links_some').on(t.c).where(sql`${t.c} is not null`),
}));

export const names = sqliteView('names').as((qb) => qb.select({ id: users.id, email: users.email }).from(users));
