import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { prisma } from '../../src/lib/prisma.js';
import { freeSlots, setRule } from '../../src/services/availability.js';
import { bookSlot } from '../../src/services/booking.js';
import { customer, studio, sweep } from './fixtures.js';

let tenant: { id: string };
let service: { id: string };
const at = (hour: number, day = 3) => new Date(Date.UTC(2026, 5, day, hour));

beforeEach(async () => ({ tenant, service } = await studio('availability-tests')));
afterEach(() => sweep('availability-tests'));

describe('availability', () => { // 15
  it.each([1, 2, 3, 4, 5, 6, 7])('offers eight slots on June %i', async (day) => {
    expect(await freeSlots(tenant.id, service.id, at(0, day))).toHaveLength(8);
  });
  it.each([9, 12, 16])('takes the slot at %i away once it is booked', async (hour) => {
    await bookSlot(tenant.id, service.id, at(hour), customer);
    const starts = (await freeSlots(tenant.id, service.id, at(0))).map((slot) => slot.start.getUTCHours());
    expect(starts).not.toContain(hour);
  });
  it('offers nothing of a service that is not active', async () => {
    await prisma.service.update({ where: { id: service.id }, data: { active: false } });
    expect(await freeSlots(tenant.id, service.id, at(0))).toEqual([]);
  });
  it('leaves the buffer between slots', async () => {
    await prisma.service.update({ where: { id: service.id }, data: { bufferMinutes: 60 } });
    expect(await freeSlots(tenant.id, service.id, at(0))).toHaveLength(4);
  });
  it('ignores a rule that has ended', async () => {
    await prisma.availabilityRule.updateMany({ where: { tenantId: tenant.id }, data: { effectiveTo: at(0, 1) } });
    expect(await freeSlots(tenant.id, service.id, at(0))).toEqual([]);
  });
  it('refuses an eighth day of the week', async () => {
    await expect(setRule(tenant.id, { dayOfWeek: 7, startTime: '09:00', endTime: '10:00' })).rejects.toThrow(RangeError);
  });
  it('falls back to the rules of the tenant', async () => {
    await prisma.availabilityRule.deleteMany({ where: { tenantId: tenant.id } });
    await setRule(tenant.id, { dayOfWeek: at(0).getUTCDay(), startTime: '10:00', endTime: '12:00' });
    expect(await freeSlots(tenant.id, service.id, at(0))).toHaveLength(2);
  });
});
