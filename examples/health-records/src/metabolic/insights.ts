import type { metabolic_insights } from '@prisma/client';
import { prisma } from '../lib/prisma.js';

/** The one module here that uses the generated type. */
export async function openInsights(personId: string): Promise<metabolic_insights[]> {
  return prisma.metabolic_insights.findMany({
    where: { person_id: personId, dismissed: false },
    orderBy: { period_end: 'desc' },
  });
}

export async function dismiss(id: string): Promise<void> {
  await prisma.metabolic_insights.update({ where: { id }, data: { dismissed: true } });
}
