import { numeric, text, timestamp, uuid, type AnyPgColumn } from 'drizzle-orm/pg-core';

export const id = (name = 'id') => uuid(name).defaultRandom().primaryKey();
export const note = text('note');
export function money(name: string, scale = 2) {
  return numeric(name, { precision: 12, scale });
}
export const timestamps = {
  createdAt: timestamp('created_at', { withTimezone: true }).defaultNow().notNull(),
  updatedAt: timestamp('updated_at', { withTimezone: true }).defaultNow().notNull().$onUpdate(() => new Date()),
};
export const softDelete = () => ({ deletedAt: timestamp('deleted_at', { withTimezone: true }) });
export const owned = (name: string, to: () => AnyPgColumn) => {
  return { owner: uuid(name).notNull().references(to, { onDelete: 'cascade' }) };
};
