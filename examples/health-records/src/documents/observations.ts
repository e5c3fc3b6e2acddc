import { prisma } from '../lib/prisma.js';

export interface Reading {
  code: string;
  display: string;
  value: number;
  unit: string;
  at: Date;
  page: number;
}

/** Stores what was read out of a document, each value with the place it was read from. */
export async function storeReadings(personId: string, documentId: string, readings: Reading[]): Promise<number> {
  const { count } = await prisma.observation.createMany({
    data: readings.map((reading) => ({
      personId,
      documentId,
      code: reading.code,
      display: reading.display,
      valueNumber: reading.value,
      unit: reading.unit,
      effectiveAt: reading.at,
      sourceAnchor: { page: reading.page },
    })),
  });
  await prisma.document.update({ where: { id: documentId }, data: { status: 'PROCESSED' } });
  return count;
}

export async function history(personId: string, code: string) {
  return prisma.observation.findMany({ where: { personId, code }, orderBy: { effectiveAt: 'asc' } });
}
