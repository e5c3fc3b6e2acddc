import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, pgTable, text, timestamp, uniqueIndex, varchar } from 'drizzle-orm/pg-core';
import { bizes, users } from './bizes';
import { bizId, id, metadata, softDelete, timestamps } from './columns';
import { offers } from './offers';

const ofBiz = () => bizId().references(() => bizes.id, { onDelete: 'cascade' });

export const packageProducts = pgTable('package_products', {
  id: id(),
  bizId: ofBiz(),
  offerId: text('offer_id').notNull().references(() => offers.id),
  name: varchar('name', { length: 200 }).notNull(),
  slug: varchar('slug', { length: 120 }).notNull(),
  status: text('status', { enum: ['draft', 'active', 'archived'] }).notNull().default('draft'),
  sessionCount: integer('session_count').notNull(),
  priceMinor: integer('price_minor').notNull(),
  currency: varchar('currency', { length: 3 }).notNull().default('USD'),
  expiryType: text('expiry_type').notNull().default('never'),
  expiryDays: integer('expiry_days'),
  expiryDate: date('expiry_date'),
  transferable: boolean('transferable').notNull().default(false),
  refundable: boolean('refundable').notNull().default(true),
  ...metadata,
  ...timestamps,
  ...softDelete,
}, (t) => [
  uniqueIndex('package_products_biz_slug_unique').on(t.bizId, t.slug),
  index('package_products_offer_idx').on(t.offerId),
  check('package_products_status_known', sql`${t.status} in ('draft', 'active', 'archived')`),
]);

export const customerPurchases = pgTable('customer_purchases', {
  id: id(),
  bizId: ofBiz(),
  packageProductId: text('package_product_id').notNull().references(() => packageProducts.id),
  customerUserId: text('customer_user_id').notNull().references(() => users.id),
  status: text('status').notNull().default('active'),
  sessionsTotal: integer('sessions_total').notNull(),
  sessionsUsed: integer('sessions_used').notNull().default(0),
  sessionsRemaining: integer('sessions_remaining').notNull().generatedAlwaysAs(sql`sessions_total - sessions_used`),
  purchasedAt: timestamp('purchased_at', { withTimezone: true }).notNull().defaultNow(),
  expiresAt: timestamp('expires_at', { withTimezone: true }),
  transferredFromPurchaseId: text('transferred_from_purchase_id'),
  ...metadata,
  ...timestamps,
}, (t) => [
  index('customer_purchases_customer_status_idx').on(t.customerUserId, t.status),
  index('customer_purchases_biz_idx').on(t.bizId),
  index('customer_purchases_product_idx').on(t.packageProductId),
  index('customer_purchases_from_idx').on(t.transferredFromPurchaseId),
  // A name of its own: the one that would be made of the columns is longer than 63 bytes.
  foreignKey({ name: 'customer_purchases_transferred_from_fk', columns: [t.transferredFromPurchaseId], foreignColumns: [t.id] }).onDelete('set null'),
  check('customer_purchases_status_known', sql`${t.status} in ('active', 'used_up', 'expired', 'refunded')`),
]);
