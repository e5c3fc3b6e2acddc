import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, jsonb, pgTable, text, uniqueIndex, varchar } from 'drizzle-orm/pg-core';
import { bizes, locations } from './bizes';
import { bizId, id, softDelete, timestamps } from './columns';

export const offers = pgTable('offers', {
  id: id(),
  bizId: bizId().references(() => bizes.id, { onDelete: 'cascade' }),
  name: varchar('name', { length: 200 }).notNull(),
  slug: varchar('slug', { length: 120 }).notNull(),
  status: text('status').notNull().default('draft'),
  isPublic: boolean('is_public').notNull().default(true),
  metadata: jsonb('metadata').notNull().default({}),
  ...timestamps,
  ...softDelete,
}, (table) => [
  uniqueIndex('offers_biz_slug_unique').on(table.bizId, table.slug),
  check('offers_status_known', sql`${table.status} in ('draft', 'active', 'archived')`),
]);

export const offerVersions = pgTable('offer_versions', {
  id: id(),
  bizId: bizId().references(() => bizes.id, { onDelete: 'cascade' }),
  offerId: text('offer_id').notNull().references(() => offers.id, { onDelete: 'cascade' }),
  version: integer('version').notNull(),
  durationMin: integer('duration_min').notNull(),
  priceMinor: integer('price_minor').notNull(),
  currency: varchar('currency', { length: 3 }).notNull().default('USD'),
  ...timestamps,
}, (table) => [
  uniqueIndex('offer_versions_offer_version_unique').on(table.offerId, table.version),
  index('offer_versions_biz_idx').on(table.bizId),
]);

export const resources = pgTable('resources', {
  id: id(),
  bizId: bizId().references(() => bizes.id, { onDelete: 'cascade' }),
  locationId: text('location_id').references(() => locations.id, { onDelete: 'set null' }),
  name: varchar('name', { length: 200 }).notNull(),
  kind: text('kind').notNull().default('person'),
  metadata: jsonb('metadata').notNull().default({}),
  ...timestamps,
}, (table) => [index('resources_biz_idx').on(table.bizId), index('resources_location_idx').on(table.locationId)]);
