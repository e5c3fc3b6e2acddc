import { and, desc, eq, gte, sql } from 'drizzle-orm';
import { db, pool } from '../db/client';
import { bookingOrders, fulfillmentUnits } from '../db/schema';

/** What a business sees of its coming days. */
export async function upcoming(bizId: string, from: Date) {
  return db
    .select({ id: bookingOrders.id, status: bookingOrders.status, startAt: bookingOrders.startAt })
    .from(bookingOrders)
    .where(and(eq(bookingOrders.bizId, bizId), gte(bookingOrders.startAt, from)))
    .orderBy(desc(bookingOrders.startAt));
}

/** schema.ts does not know the two durations: they are written around it. */
export async function confirmDuration(orderId: string, minutes: number) {
  await pool.query('UPDATE booking_orders SET confirmed_duration_min = $1, updated_at = now() WHERE id = $2', [minutes, orderId]);
}

export async function paymentTerms(orderId: string) {
  const found = await pool.query('SELECT payment_terms, customer_purchase_id FROM booking_orders WHERE id = $1', [orderId]);
  return found.rows[0];
}

export async function assignSecond(unitId: string, resourceId: string) {
  await db.execute(sql`UPDATE fulfillment_units SET secondary_resource_id = ${resourceId} WHERE id = ${unitId}`);
}

export async function unitsOf(orderId: string) {
  return db.query.fulfillmentUnits.findMany({ columns: { id: true, startAt: true }, where: eq(fulfillmentUnits.bookingOrderId, orderId) });
}

export async function addNote(bizId: string, orderId: string, authorId: string, note: string) {
  await pool.query('INSERT INTO booking_order_private_notes (id, biz_id, booking_order_id, author_user_id, note) VALUES (gen_random_uuid()::text, $1, $2, $3, $4)', [bizId, orderId, authorId, note]);
}
