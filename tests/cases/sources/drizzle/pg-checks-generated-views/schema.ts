import { eq, gt, sql } from 'drizzle-orm';
import { boolean, check, customType, integer, pgMaterializedView, pgSchema, pgTable, pgView, text, timestamp } from 'drizzle-orm/pg-core';

const tsvector = customType<{ data: string }>({ dataType() { return 'tsvector'; } });
const money = customType<{ data: number; config: { places: number } }>({ dataType: (config) => `numeric(12, ${config?.places ?? 2})` });
const bytes = customType<{ data: Buffer; notNull: false }>({
  dataType() {
    return 'bytea';
  },
  toDriver(value) { return value; },
});
export const report = pgSchema('report');

export const products = pgTable('products', {
  id: integer('id').primaryKey(),
  title: text('title').notNull(),
  price: money('price', { places: 4 }).notNull(),
  blob: bytes('blob'),
  stock: integer('stock').notNull().default(0),
  active: boolean('active').default(sql`true`),
  words: tsvector('words').generatedAlwaysAs(sql`to_tsvector('english', title)`),
  upper: text('upper').generatedAlwaysAs((): ReturnType<typeof sql> => sql`upper(${products.title})`),
  short: text('short').generatedAlwaysAs('left(title, 3)'),
  at: timestamp('at').$default(() => new Date()).$onUpdate(() => new Date()),
}, (t) => [
  check('products_stock', sql`${t.stock} >= 0`),
  check('products_title', sql`length(${t.title}) between ${sql.raw('1')} and 80`),
]);

export const active = pgView('active_products').as((qb) => qb.select().from(products).where(eq(products.active, true)));
export const cheap = pgView('cheap_products', { id: integer('id'), title: text('title') }).as(sql`select id, title from products where stock > 0`);
export const elsewhere = pgView('elsewhere', { id: integer('id') }).existing();
export const totals = report.materializedView('totals', { total: integer('total') }).as(sql`select sum(stock)::integer as total from products`);
