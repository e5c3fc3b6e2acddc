import { prisma } from '../../src/lib/prisma.js';

/** A tenant with one service of an hour and a rule for every day from nine to five. */
export async function studio(name: string) {
  const tenant = await prisma.tenant.create({ data: { id: `tenant_${name}`, slug: name, name } });
  const service = await prisma.service.create({
    data: { tenantId: tenant.id, slug: 'portrait', name: 'Portrait', durationMinutes: 60, priceCents: 9000 },
  });
  await prisma.availabilityRule.createMany({
    data: [0, 1, 2, 3, 4, 5, 6].map((dayOfWeek) => ({
      tenantId: tenant.id,
      serviceId: service.id,
      dayOfWeek,
      startTime: '09:00',
      endTime: '17:00',
    })),
  });
  return { tenant, service };
}

export async function sweep(name: string) {
  await prisma.tenant.deleteMany({ where: { slug: name } });
}

export const customer = { name: 'Ada', email: 'ada@example.org', timezone: 'Europe/Vienna' };
