import { bigint, integer, pgEnum, pgSchema, pgSequence, pgTable, text, serial } from 'drizzle-orm/pg-core';

export const app = pgSchema('app');
export const mood = pgEnum('mood', ['sad', 'ok', "can't say"]);
const levels = ['low', 'high'] as const;
export const level = app.enum('level', levels);
export enum Colour { Red = 'red', Green = 'green' }
export const colour = pgEnum('colour', Colour);
export const numbers = pgSequence('numbers', { startWith: 100, increment: 5, minValue: 10, maxValue: 1000, cache: 3, cycle: true });
export const plain = app.sequence('plain');

export const notes = app.table('notes', {
  id: integer('id').primaryKey().generatedAlwaysAsIdentity(),
  other: bigint('other', { mode: 'number' }).generatedByDefaultAsIdentity({ name: 'other_numbers', startWith: 50, increment: 2 }),
  mood: mood('mood').notNull().default('ok'),
  level: level('level'),
  levels: level('levels').array(),
  colour: colour().default(Colour.Green),
});

export const things = pgTable('things', {
  id: serial().primaryKey(),
  noteId: integer('note_id').references(() => notes.id),
  title: text().notNull(),
});
