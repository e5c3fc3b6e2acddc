import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prisma } from '../../src/lib/prisma.js';
import { bookDay, bookSlot, bookingsBetween, cancel, SlotTaken } from '../../src/services/booking.js';
import { customer, studio, sweep } from './fixtures.js';

let tenant: { id: string };
let service: { id: string };
const at = (hour: number, day = 3) => new Date(Date.UTC(2026, 5, day, hour));

beforeEach(async () => ({ tenant, service } = await studio('booking-tests')));
afterEach(() => sweep('booking-tests'));

describe('bookings', () => { // 16
  it.each([9, 10, 11, 12, 13, 14])('books a slot at %i', async (hour) => {
    const booking = await bookSlot(tenant.id, service.id, at(hour), customer);
    expect(booking).toMatchObject({ bookingType: 'TIMESLOT', serviceId: service.id, clientTimezone: 'Europe/Vienna' });
  });
  it.each([1, 2, 3, 4])('books day %i', async (day) => {
    expect((await bookDay(tenant.id, at(0, day), customer)).bookingType).toBe('DATE');
  });
  it('refuses a second slot at the same time', async () => {
    await bookSlot(tenant.id, service.id, at(9), customer);
    await expect(bookSlot(tenant.id, service.id, at(9), customer)).rejects.toBeInstanceOf(SlotTaken);
  });
  it('refuses a second whole day', async () => {
    await bookDay(tenant.id, at(0), customer);
    await expect(bookDay(tenant.id, at(0), customer)).rejects.toBeInstanceOf(SlotTaken);
  });
  it('lets a day and a slot share a date', async () => {
    await bookDay(tenant.id, at(0), customer);
    await expect(bookSlot(tenant.id, service.id, at(9), customer)).resolves.toBeDefined();
  });
  it('ends a slot after the duration of its service', async () => {
    expect((await bookSlot(tenant.id, service.id, at(9), customer)).endTime).toEqual(at(10));
  });
  it('marks a cancelled booking', async () => {
    const booking = await bookSlot(tenant.id, service.id, at(9), customer);
    await cancel(tenant.id, booking.id);
    expect((await prisma.booking.findUniqueOrThrow({ where: { id: booking.id } })).cancelledAt).not.toBeNull();
  });
  it('lists slots of a range', async () => {
    await bookSlot(tenant.id, service.id, at(9), customer);
    expect(await bookingsBetween(tenant.id, at(0), at(23))).toHaveLength(1);
  });
});
