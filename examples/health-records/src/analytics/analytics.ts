import { prisma } from '../lib/prisma.js';

export type TrackedEvent = {
  eventType: string;
  eventName: string;
  userId?: string;
  sessionId?: string;
  metadata?: Record<string, string | number | boolean>;
};

export async function track(event: TrackedEvent): Promise<void> {
  await prisma.analyticsEvent.create({ data: event });
}

/** What happened in one session, in order. */
export async function session(sessionId: string) {
  return prisma.analyticsEvent.findMany({
    where: { sessionId },
    select: { eventType: true, eventName: true, metadata: true, createdAt: true },
    orderBy: { createdAt: 'asc' },
  });
}

export async function countByName(eventType: string, since: Date): Promise<{ name: string; count: number }[]> {
  const groups = await prisma.analyticsEvent.groupBy({
    by: ['eventName'],
    where: { eventType, createdAt: { gte: since } },
    _count: { _all: true },
  });
  return groups.map((group) => ({ name: group.eventName, count: group._count._all }));
}
