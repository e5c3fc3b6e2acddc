import { index, pgTable, pgTableCreator, text, uuid } from 'drizzle-orm/pg-core';
import * as columns from './columns';
import { id as key, money, owned, softDelete, timestamps } from './columns';
import { status } from './enums';

export * from './enums';
export { people } from './people';
import { people } from './people';

const createTable = pgTableCreator((name) => `shop_${name}`);

export const orders = createTable('orders', {
  id: key(),
  ...timestamps,
  ...softDelete(),
  ...owned('people_id', () => people.id),
  total: money('total'),
  tax: money('tax', 4).default('0'),
  status: status().notNull().default('open'),
  note: columns.note,
}, (t) => [index('orders_created').on(t.createdAt), index(`orders_${'total'}`).on(t.total)]);

const base = { ...timestamps, label: text('label').notNull() };
export const lines = createTable('lines', { ...base, orderId: uuid('order_id').notNull().references(() => orders.id, { onDelete: 'cascade' }) });
export const relations = null;
