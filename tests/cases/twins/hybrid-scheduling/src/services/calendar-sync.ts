import { prisma } from '../lib/prisma.js';

export interface Calendar {
  insert(event: { title: string; start: Date; end: Date; timezone: string }): Promise<{ id: string }>;
  remove(id: string): Promise<void>;
}

/** Writes every slot that has no calendar event yet. Returns how many were written. */
export async function pushNew(tenantId: string, calendar: Calendar): Promise<number> {
  const waiting = await prisma.booking.findMany({
    where: { tenantId, bookingType: 'TIMESLOT', googleEventId: null, cancelledAt: null },
    include: { service: { select: { name: true, timezone: true } } },
  });
  for (const booking of waiting) {
    if (!booking.startTime || !booking.endTime || !booking.service) continue;
    const event = await calendar.insert({
      title: `${booking.service.name}: ${booking.customerName}`,
      start: booking.startTime,
      end: booking.endTime,
      timezone: booking.clientTimezone ?? booking.service.timezone,
    });
    await prisma.booking.update({ where: { id: booking.id }, data: { googleEventId: event.id } });
  }
  return waiting.length;
}

/** Takes events of cancelled bookings away. */
export async function removeCancelled(tenantId: string, calendar: Calendar): Promise<number> {
  const gone = await prisma.booking.findMany({
    where: { tenantId, googleEventId: { not: null }, cancelledAt: { not: null } },
    select: { id: true, googleEventId: true },
  });
  for (const booking of gone) {
    if (booking.googleEventId) await calendar.remove(booking.googleEventId);
    await prisma.booking.update({ where: { id: booking.id }, data: { googleEventId: null } });
  }
  return gone.length;
}

/** The calendar tells us that an event was deleted on its side. */
export async function eventDeleted(tenantId: string, googleEventId: string): Promise<void> {
  await prisma.booking.updateMany({
    where: { tenantId, googleEventId },
    data: { status: 'CANCELLED', cancelledAt: new Date() },
  });
}
