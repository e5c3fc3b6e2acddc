import { sql } from 'drizzle-orm';
import { boolean, check, date, foreignKey, index, integer, pgTable, text, timestamp, uniqueIndex, varchar } from 'drizzle-orm/pg-core';
import { bizes, locations, users, venues } from './bizes';
import { bookingOrders } from './bookings';
import { bizId, id, metadata, softDelete, timestamps } from './columns';
import { offers } from './offers';

const ofBiz = () => bizId().references(() => bizes.id, { onDelete: 'cascade' });
const at = (name: string) => timestamp(name, { withTimezone: true });

export const bookingOrderPrivateNotes = pgTable('booking_order_private_notes', {
  id: id(),
  bizId: ofBiz(),
  bookingOrderId: text('booking_order_id').notNull(),
  authorUserId: text('author_user_id').notNull().references(() => users.id),
  note: text('note').notNull(),
  isPinned: boolean('is_pinned').notNull().default(false),
  ...timestamps,
  ...softDelete,
}, (t) => [
  index('booking_order_private_notes_order_idx').on(t.bizId, t.bookingOrderId, t.createdAt),
  index('booking_order_private_notes_of_order_idx').on(t.bookingOrderId),
  index('booking_order_private_notes_author_idx').on(t.authorUserId),
  // A name of its own: the one that would be made of the columns is longer than 63 bytes.
  foreignKey({ name: 'booking_order_private_notes_order_fk', columns: [t.bookingOrderId], foreignColumns: [bookingOrders.id] }).onDelete('cascade'),
]);

export const queues = pgTable('queues', {
  id: id(),
  bizId: ofBiz(),
  locationId: text('location_id').references(() => locations.id, { onDelete: 'set null' }),
  name: varchar('name', { length: 200 }).notNull(),
  slug: varchar('slug', { length: 120 }).notNull(),
  status: text('status').notNull().default('active'),
  maxCapacity: integer('max_capacity'),
  estimatedServiceTimeMin: integer('estimated_service_time_min').notNull().default(15),
  ...metadata,
  ...timestamps,
  ...softDelete,
}, (t) => [index('queues_biz_status_idx').on(t.bizId, t.status), uniqueIndex('queues_biz_slug_unique').on(t.bizId, t.slug), index('queues_location_idx').on(t.locationId), check('queues_status_known', sql`${t.status} in ('active', 'paused', 'closed')`)]);

export const queueEntries = pgTable('queue_entries', {
  id: id(),
  bizId: ofBiz(),
  queueId: text('queue_id').notNull().references(() => queues.id, { onDelete: 'cascade' }),
  customerUserId: text('customer_user_id').references(() => users.id, { onDelete: 'set null' }),
  partySize: integer('party_size').notNull().default(1),
  position: integer('position').notNull(),
  status: text('status').notNull().default('waiting'),
  estimatedWaitMin: integer('estimated_wait_min'),
  notifiedAt: at('notified_at'),
  servedAt: at('served_at'),
  notes: text('notes'),
  ...metadata,
  ...timestamps,
  ...softDelete,
}, (t) => [index('queue_entries_queue_status_position_idx').on(t.queueId, t.status, t.position), index('queue_entries_biz_idx').on(t.bizId), index('queue_entries_customer_idx').on(t.customerUserId), check('queue_entries_status_known', sql`${t.status} in ('waiting', 'notified', 'served', 'left')`)]);

export const classSchedules = pgTable('class_schedules', {
  id: id(),
  bizId: ofBiz(),
  offerId: text('offer_id').notNull().references(() => offers.id),
  locationId: text('location_id').references(() => locations.id, { onDelete: 'set null' }),
  name: varchar('name', { length: 200 }).notNull(),
  slug: varchar('slug', { length: 120 }).notNull(),
  status: text('status').notNull().default('draft'),
  timezone: varchar('timezone', { length: 50 }).notNull().default('UTC'),
  recurrenceRule: varchar('recurrence_rule', { length: 500 }).notNull(),
  capacity: integer('capacity').notNull(),
  minEnrollment: integer('min_enrollment').notNull().default(0),
  autoCancelIfUnder: boolean('auto_cancel_if_under').notNull().default(false),
  ...metadata,
  ...timestamps,
  ...softDelete,
}, (t) => [
  index('class_schedules_biz_offer_status_idx').on(t.bizId, t.offerId, t.status),
  uniqueIndex('class_schedules_biz_slug_unique').on(t.bizId, t.slug),
  index('class_schedules_offer_idx').on(t.offerId),
  index('class_schedules_location_idx').on(t.locationId),
  check('class_schedules_status_known', sql`${t.status} in ('draft', 'active', 'archived')`),
]);

export const classOccurrences = pgTable('class_occurrences', {
  id: id(),
  bizId: ofBiz(),
  classScheduleId: text('class_schedule_id').notNull().references(() => classSchedules.id, { onDelete: 'cascade' }),
  occurrenceDate: date('occurrence_date').notNull(),
  startAt: at('start_at').notNull(),
  endAt: at('end_at').notNull(),
  status: text('status').notNull().default('scheduled'),
  enrolledCount: integer('enrolled_count').notNull().default(0),
  waitlistCount: integer('waitlist_count').notNull().default(0),
  cancelledAt: at('cancelled_at'),
  cancellationReason: text('cancellation_reason'),
  ...metadata,
  ...timestamps,
}, (t) => [index('class_occurrences_schedule_date_idx').on(t.classScheduleId, t.occurrenceDate), index('class_occurrences_biz_idx').on(t.bizId), check('class_occurrences_status_known', sql`${t.status} in ('scheduled', 'held', 'cancelled')`)]);

export const seatMaps = pgTable('seat_maps', {
  id: id(),
  bizId: ofBiz(),
  venueId: text('venue_id').notNull().references(() => venues.id, { onDelete: 'cascade' }),
  name: varchar('name', { length: 200 }).notNull(),
  slug: varchar('slug', { length: 120 }).notNull(),
  status: text('status').notNull().default('draft'),
  width: integer('width').notNull(),
  height: integer('height').notNull(),
  ...metadata,
  ...timestamps,
  ...softDelete,
}, (t) => [uniqueIndex('seat_maps_biz_slug_unique').on(t.bizId, t.slug), index('seat_maps_venue_idx').on(t.venueId), check('seat_maps_status_known', sql`${t.status} in ('draft', 'active', 'archived')`)]);

export const seatMapSeats = pgTable('seat_map_seats', {
  id: id(),
  bizId: ofBiz(),
  seatMapId: text('seat_map_id').notNull().references(() => seatMaps.id, { onDelete: 'cascade' }),
  rowLabel: varchar('row_label', { length: 20 }).notNull(),
  seatNumber: varchar('seat_number', { length: 20 }).notNull(),
  xPosition: integer('x_position').notNull(),
  yPosition: integer('y_position').notNull(),
  status: text('status').notNull().default('available'),
  seatType: text('seat_type').notNull().default('standard'),
  ...metadata,
  ...timestamps,
}, (t) => [uniqueIndex('seat_map_seats_once').on(t.seatMapId, t.rowLabel, t.seatNumber), index('seat_map_seats_biz_idx').on(t.bizId), check('seat_map_seats_status_known', sql`${t.status} in ('available', 'blocked', 'removed')`)]);
