import { index, pgTable, text, uniqueIndex, varchar } from 'drizzle-orm/pg-core';
import { bizId, id, softDelete, timestamps } from './columns';

export const bizes = pgTable('bizes', {
  id: id(),
  name: varchar('name', { length: 200 }).notNull(),
  slug: varchar('slug', { length: 120 }).notNull().unique(),
  timezone: varchar('timezone', { length: 50 }).notNull().default('UTC'),
  ...timestamps,
});

export const users = pgTable('users', {
  id: id(),
  email: text('email').notNull(),
  displayName: varchar('display_name', { length: 200 }),
  ...timestamps,
}, (table) => [uniqueIndex('users_email_unique').on(table.email)]);

export const locations = pgTable('locations', {
  id: id(),
  bizId: bizId().references(() => bizes.id, { onDelete: 'cascade' }),
  name: varchar('name', { length: 200 }).notNull(),
  address: text('address'),
  ...timestamps,
  ...softDelete,
}, (table) => [index('locations_biz_idx').on(table.bizId)]);

export const venues = pgTable('venues', {
  id: id(),
  bizId: bizId().references(() => bizes.id, { onDelete: 'cascade' }),
  locationId: text('location_id').references(() => locations.id, { onDelete: 'set null' }),
  name: varchar('name', { length: 200 }).notNull(),
  ...timestamps,
}, (table) => [index('venues_biz_idx').on(table.bizId), index('venues_location_idx').on(table.locationId)]);
