import { sql } from 'drizzle-orm';
import { bigint, bigserial, bit, boolean, char, cidr, date, doublePrecision, inet, integer, interval, json, jsonb, line, macaddr, macaddr8, numeric, pgTable, point, real, serial, smallint, text, time, timestamp, uuid, varchar } from 'drizzle-orm/pg-core';

export const numbers = pgTable('numbers', {
  id: serial('id').primaryKey(),
  small: smallint('small').default(-3),
  big: bigint('big', { mode: 'number' }).notNull().default(9),
  huge: bigint('huge', { mode: 'bigint' }),

  bigSerial: bigserial('big_serial', { mode: 'number' }).notNull(),
  price: numeric('price', { precision: 10, scale: 2 }).default('1.50'),
  plain: numeric('plain'),
  wide: numeric('wide', { precision: 7 }),
  ratio: real('ratio').default(0.5),
  exact: doublePrecision('exact').default(2),
  amount: numeric('amount', { precision: 12, scale: 3, mode: 'number' }).default(4),
});

export const texts = pgTable('texts', {
  id: uuid('id').primaryKey().defaultRandom(),
  name: varchar('name', { length: 80 }).notNull().default("it's"),
  free: varchar('free'),
  code: char('code', { length: 3 }),
  letter: char('letter'),
  body: text('body').default(''),
  kind: text('kind', { enum: ['a', 'b'] }).notNull().default('a'),
  flag: boolean('flag').notNull().default(false),
  data: jsonb('data').default({ a: 1, list: ['x', 'y'], deep: { on: true, none: null } }),
  list: jsonb('list').default([]).notNull(),
  raw: json('raw').default({}),
  tags: text('tags').array(),
  none: text('none').array().default([]),
  some: text('some').array().notNull().default(['a', 'b']),
  matrix: integer('matrix').array(3).array(2),
  counts: integer('counts').array().default([1, 2]),
});

export const times = pgTable('times', {
  at: timestamp('at').defaultNow(),
  zoned: timestamp('zoned', { withTimezone: true }).notNull().defaultNow(),
  exact: timestamp('exact', { precision: 3, withTimezone: true }),
  words: timestamp('words', { mode: 'string' }).default('2020-01-02 03:04:05'),
  fixed: timestamp('fixed').default(new Date('2020-01-02T03:04:05.000Z')),
  day: date('day').defaultNow(),
  birthday: date('birthday').default('2000-02-29'),
  clock: time('clock').default('08:00:00'),
  zonedClock: time('zoned_clock', { withTimezone: true, precision: 2 }),
  gap: interval('gap').default('1 day'),
  days: interval('days', { fields: 'day to second', precision: 3 }),
  later: timestamp('later').default(sql`now() + interval '7 days'`),
});

export const places = pgTable('places', {
  address: inet('address'),
  net: cidr('net'),
  mac: macaddr('mac'),
  mac8: macaddr8('mac8'),
  spot: point('spot'),
  edge: line('edge'),
  bits: bit('bits', { dimensions: 3 }),
});
