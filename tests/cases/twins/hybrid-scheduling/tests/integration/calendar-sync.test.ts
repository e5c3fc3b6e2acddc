import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prisma } from '../../src/lib/prisma.js';
import { bookDay, bookSlot, cancel } from '../../src/services/booking.js';
import { eventDeleted, pushNew, removeCancelled, type Calendar } from '../../src/services/calendar-sync.js';
import { customer, studio, sweep } from './fixtures.js';

let tenant: { id: string };
let service: { id: string };
let events: Map<string, string>;
let calendar: Calendar;
const at = (hour: number, day = 3) => new Date(Date.UTC(2026, 5, day, hour));

beforeEach(async () => {
  ({ tenant, service } = await studio('calendar-tests'));
  events = new Map();
  calendar = {
    async insert(event) {
      const id = `event-${events.size + 1}`;
      events.set(id, event.timezone);
      return { id };
    },
    async remove(id) {
      events.delete(id);
    },
  };
});
afterEach(() => sweep('calendar-tests'));

describe('calendar sync', () => { // 11
  it.each([1, 2, 3, 4])('writes the slot of June %i', async (day) => {
    await bookSlot(tenant.id, service.id, at(9, day), customer);
    expect(await pushNew(tenant.id, calendar)).toBe(1);
  });
  it.each(['Europe/Vienna', 'Asia/Tokyo'])('uses the zone of a client in %s', async (timezone) => {
    await bookSlot(tenant.id, service.id, at(9), { ...customer, timezone });
    await pushNew(tenant.id, calendar);
    expect([...events.values()]).toEqual([timezone]);
  });
  it('writes nothing twice', async () => {
    await bookSlot(tenant.id, service.id, at(9), customer);
    await pushNew(tenant.id, calendar);
    expect(await pushNew(tenant.id, calendar)).toBe(0);
  });
  it('leaves whole days alone', async () => {
    await bookDay(tenant.id, at(0), customer);
    expect(await pushNew(tenant.id, calendar)).toBe(0);
  });
  it('removes the event of a cancelled slot', async () => {
    const booking = await bookSlot(tenant.id, service.id, at(9), customer);
    await pushNew(tenant.id, calendar);
    await cancel(tenant.id, booking.id);
    expect(await removeCancelled(tenant.id, calendar)).toBe(1);
    expect(events.size).toBe(0);
  });
  it('skips a slot cancelled before it was written', async () => {
    const booking = await bookSlot(tenant.id, service.id, at(9), customer);
    await cancel(tenant.id, booking.id);
    expect(await pushNew(tenant.id, calendar)).toBe(0);
  });
  it('cancels the booking of an event deleted in the calendar', async () => {
    const booking = await bookSlot(tenant.id, service.id, at(9), customer);
    await pushNew(tenant.id, calendar);
    await eventDeleted(tenant.id, 'event-1');
    expect((await prisma.booking.findUniqueOrThrow({ where: { id: booking.id } })).status).toBe('CANCELLED');
  });
});
