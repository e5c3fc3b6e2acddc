import express from 'express';
import { prisma } from './lib/prisma.js';
import { bookings } from './routes/bookings.js';
import { services } from './routes/services.js';

export const app = express();
app.use(express.json());

app.use('/:tenant', async (request, response, next) => {
  const tenant = await prisma.tenant.findUnique({ where: { slug: request.params.tenant }, select: { id: true } });
  if (!tenant) return response.status(404).end();
  response.locals.tenantId = tenant.id;
  next();
});
app.use('/:tenant/bookings', bookings);
app.use('/:tenant/services', services);

if (process.env.NODE_ENV !== 'test') app.listen(Number(process.env.PORT ?? 3000));
