import type { AvailabilityRule, Service } from '@prisma/client';
import { prisma } from '../lib/prisma.js';
import { addMinutes, dayOf, minutesOf } from '../lib/time.js';

export interface Slot {
  start: Date;
  end: Date;
}

/** The rules that hold for a service on a day: its own, and the tenant's where it has none. */
export async function rulesFor(service: Pick<Service, 'id' | 'tenantId'>, day: Date): Promise<AvailabilityRule[]> {
  const rules = await prisma.availabilityRule.findMany({
    where: {
      tenantId: service.tenantId,
      OR: [{ serviceId: service.id }, { serviceId: null }],
      dayOfWeek: day.getUTCDay(),
      effectiveFrom: { lte: day },
      AND: [{ OR: [{ effectiveTo: null }, { effectiveTo: { gt: day } }] }],
    },
    orderBy: { startTime: 'asc' },
  });
  const own = rules.filter((rule) => rule.serviceId !== null);
  return own.length > 0 ? own : rules;
}

/** Free slots of a service on a day. */
export async function freeSlots(tenantId: string, serviceId: string, on: Date): Promise<Slot[]> {
  const day = dayOf(on);
  const service = await prisma.service.findFirst({
    where: { id: serviceId, tenantId, active: true },
    select: { id: true, tenantId: true, durationMinutes: true, bufferMinutes: true },
  });
  if (!service) return [];
  const taken = await prisma.booking.findMany({
    where: { tenantId, serviceId, bookingType: 'TIMESLOT', date: day, cancelledAt: null },
    select: { startTime: true, endTime: true },
  });
  const slots: Slot[] = [];
  for (const rule of await rulesFor(service, day)) {
    const step = service.durationMinutes + service.bufferMinutes;
    for (let at = minutesOf(rule.startTime); at + service.durationMinutes <= minutesOf(rule.endTime); at += step) {
      const slot = { start: addMinutes(day, at), end: addMinutes(day, at + service.durationMinutes) };
      const clash = taken.some((b) => b.startTime && b.endTime && b.startTime < slot.end && b.endTime > slot.start);
      if (!clash) slots.push(slot);
    }
  }
  return slots;
}

export async function setRule(tenantId: string, rule: { serviceId?: string; dayOfWeek: number; startTime: string; endTime: string }) {
  if (rule.dayOfWeek < 0 || rule.dayOfWeek > 6) throw new RangeError('dayOfWeek is 0 to 6');
  return prisma.availabilityRule.create({ data: { tenantId, ...rule } });
}
