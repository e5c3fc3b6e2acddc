import { pgEnum } from 'drizzle-orm/pg-core';
export const STATUS = ['open', 'paid', 'void'] as const;
export const status = pgEnum('status', STATUS);
