import { foreignKey, index, integer, pgTable, primaryKey, serial, text, unique, uniqueIndex, varchar, type AnyPgColumn } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';

export const users = pgTable('users', {
  id: serial('id').primaryKey(),
  email: varchar('email', { length: 120 }).notNull().unique(),
  handle: text('handle').unique('users_handle_once'),
  nick: text('nick').unique('users_nick_once', { nulls: 'not distinct' }),
  bossId: integer('boss_id').references((): AnyPgColumn => users.id, { onDelete: 'set null' }),
});

export const teams = pgTable('teams', {
  country: text('country').notNull(),
  code: text('code').notNull(),
  name: text('name'),
  lead: integer('lead').references(() => users.id),
}, (t) => ({
  pk: primaryKey({ columns: [t.country, t.code] }),
  names: unique('team_names').on(t.country, t.name),
  loose: unique().on(t.name, t.lead).nullsNotDistinct(),
}));

export const members = pgTable('members', {
  userId: integer('user_id').notNull().references(() => users.id, { onDelete: 'cascade', onUpdate: 'cascade' }),
  country: text('country').notNull(),
  code: text('code').notNull(),
  role: text('role'),
}, (t) => [
  primaryKey({ name: 'members_key', columns: [t.userId, t.country, t.code] }),
  foreignKey({ columns: [t.country, t.code], foreignColumns: [teams.country, teams.code], name: 'members_team' }).onDelete('restrict').onUpdate('no action'),
  foreignKey({ columns: [t.role], foreignColumns: [users.handle] }),
  index().on(t.role),
  index('members_role_down').on(t.role.desc(), t.code.asc().nullsFirst()),
  index('members_words').using('gin', sql`to_tsvector('english', ${t.role})`),
  index('members_lower').on(sql`lower(${t.role})`, t.code),
  uniqueIndex('members_once').on(t.userId, t.code).where(sql`${t.role} is not null`),
  index('members_ops').using('btree', t.role.op('text_pattern_ops')),
  index('members_filled').on(t.code).with({ fillfactor: 70 }).concurrently(),
]);
