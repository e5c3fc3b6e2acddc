import { jsonb, text, timestamp } from 'drizzle-orm/pg-core';

/** What every table of the marketplace carries. */
export const id = () => text('id').primaryKey();
export const bizId = () => text('biz_id').notNull();

export const timestamps = {
  createdAt: timestamp('created_at', { withTimezone: true }).notNull().defaultNow(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).notNull().defaultNow(),
};

export const softDelete = {
  deletedAt: timestamp('deleted_at', { withTimezone: true }),
};

export const metadata = { metadata: jsonb('metadata').notNull().default({}) };
