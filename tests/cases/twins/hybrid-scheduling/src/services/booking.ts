import { Prisma, type Booking } from '@prisma/client';
import { prisma } from '../lib/prisma.js';
import { addMinutes, dayOf } from '../lib/time.js';

export interface Customer {
  name: string;
  email: string;
  phone?: string;
  timezone?: string;
}

export class SlotTaken extends Error {}

/** A whole day, as it always was. */
export async function bookDay(tenantId: string, day: Date, customer: Customer): Promise<Booking> {
  return guarded(() =>
    prisma.booking.create({
      data: {
        tenantId,
        bookingType: 'DATE',
        date: dayOf(day),
        customerName: customer.name,
        customerEmail: customer.email,
        customerPhone: customer.phone,
        clientTimezone: customer.timezone,
      },
    }),
  );
}

/** One slot of a service. */
export async function bookSlot(tenantId: string, serviceId: string, start: Date, customer: Customer): Promise<Booking> {
  const service = await prisma.service.findFirstOrThrow({ where: { id: serviceId, tenantId, active: true } });
  return guarded(() =>
    prisma.booking.create({
      data: {
        tenantId,
        bookingType: 'TIMESLOT',
        serviceId: service.id,
        date: dayOf(start),
        startTime: start,
        endTime: addMinutes(start, service.durationMinutes),
        customerName: customer.name,
        customerEmail: customer.email,
        customerPhone: customer.phone,
        clientTimezone: customer.timezone ?? service.timezone,
      },
    }),
  );
}

/** Cancelling keeps the row. */
export async function cancel(tenantId: string, id: string): Promise<number> {
  const { count } = await prisma.booking.updateMany({
    where: { id, tenantId, cancelledAt: null },
    data: { status: 'CANCELLED', cancelledAt: new Date() },
  });
  return count;
}

export async function bookingsBetween(tenantId: string, from: Date, to: Date): Promise<Booking[]> {
  return prisma.booking.findMany({
    where: { tenantId, bookingType: 'TIMESLOT', startTime: { gte: from, lt: to } },
    orderBy: { startTime: 'asc' },
  });
}

async function guarded<T>(insert: () => Promise<T>): Promise<T> {
  try {
    return await insert();
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') throw new SlotTaken();
    throw error;
  }
}
