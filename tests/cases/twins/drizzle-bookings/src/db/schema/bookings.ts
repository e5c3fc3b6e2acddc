import { index, integer, jsonb, pgEnum, pgTable, text, timestamp } from 'drizzle-orm/pg-core';
import { bizes, users } from './bizes';
import { bizId, id, timestamps } from './columns';
import { offerVersions, resources } from './offers';
import { customerPurchases } from './packages';

export const bookingStatus = pgEnum('booking_status', ['requested', 'confirmed', 'checked_in', 'completed', 'cancelled']);

export const bookingOrders = pgTable('booking_orders', {
  id: id(),
  bizId: bizId().references(() => bizes.id, { onDelete: 'cascade' }),
  offerVersionId: text('offer_version_id').notNull().references(() => offerVersions.id),
  customerUserId: text('customer_user_id').notNull().references(() => users.id),
  status: bookingStatus('status').notNull().default('requested'),
  startAt: timestamp('start_at', { withTimezone: true }).notNull(),
  endAt: timestamp('end_at', { withTimezone: true }).notNull(),
  requestedDurationMin: integer('requested_duration_min'),
  confirmedDurationMin: integer('confirmed_duration_min'),
  customerPurchaseId: text('customer_purchase_id').references(() => customerPurchases.id, { onDelete: 'set null' }),
  paymentTerms: text('payment_terms'),
  totalMinor: integer('total_minor').notNull().default(0),
  metadata: jsonb('metadata').notNull().default({}),
  ...timestamps,
}, (table) => [
  index('booking_orders_biz_start_idx').on(table.bizId, table.startAt),
  index('booking_orders_customer_idx').on(table.customerUserId),
  index('booking_orders_offer_version_idx').on(table.offerVersionId),
  index('booking_orders_purchase_idx').on(table.customerPurchaseId),
]);

export const fulfillmentUnits = pgTable('fulfillment_units', {
  id: id(),
  bizId: bizId().references(() => bizes.id, { onDelete: 'cascade' }),
  bookingOrderId: text('booking_order_id').notNull().references(() => bookingOrders.id, { onDelete: 'cascade' }),
  secondaryResourceId: text('secondary_resource_id').references(() => resources.id, { onDelete: 'set null' }),
  resourceId: text('resource_id').references(() => resources.id, { onDelete: 'set null' }),
  startAt: timestamp('start_at', { withTimezone: true }).notNull(),
  endAt: timestamp('end_at', { withTimezone: true }).notNull(),
  ...timestamps,
}, (table) => [
  index('fulfillment_units_biz_idx').on(table.bizId),
  index('fulfillment_units_second_resource_idx').on(table.secondaryResourceId),
  index('fulfillment_units_order_idx').on(table.bookingOrderId),
  index('fulfillment_units_resource_start_idx').on(table.resourceId, table.startAt),
]);
