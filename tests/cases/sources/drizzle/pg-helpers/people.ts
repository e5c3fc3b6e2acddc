import { pgTable, text } from 'drizzle-orm/pg-core';
import { id, timestamps } from './columns';
export const people = pgTable('people', { id: id(), name: text('name'), ...timestamps });
