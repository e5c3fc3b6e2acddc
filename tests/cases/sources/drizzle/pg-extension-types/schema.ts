import { customType, geometry, halfvec, index, integer, pgTable, vector } from 'drizzle-orm/pg-core';

const citext = customType<{ data: string }>({ dataType: () => 'citext' });

export const documents = pgTable('documents', {
  id: integer('id').primaryKey(),
  title: citext('title').notNull(),
  embedding: vector('embedding', { dimensions: 3 }),
  half: halfvec('half', { dimensions: 8 }),
  spot: geometry('spot', { type: 'point', srid: 4326 }),
}, (t) => [index('documents_embedding').using('hnsw', t.embedding.op('vector_cosine_ops'))]);
