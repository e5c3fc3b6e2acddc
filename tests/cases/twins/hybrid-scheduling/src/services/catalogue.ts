import { prisma } from '../lib/prisma.js';

export async function listServices(tenantId: string, segmentId?: string) {
  return prisma.service.findMany({
    where: { tenantId, active: true, ...(segmentId ? { segmentId } : {}) },
    orderBy: [{ sortOrder: 'asc' }, { name: 'asc' }],
    select: { id: true, slug: true, name: true, description: true, durationMinutes: true, priceCents: true },
  });
}

export async function findService(tenantId: string, slug: string) {
  return prisma.service.findUnique({ where: { tenantId_slug: { tenantId, slug } } });
}
