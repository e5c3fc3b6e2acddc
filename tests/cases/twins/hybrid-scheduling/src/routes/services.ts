import { Router } from 'express';
import { freeSlots } from '../services/availability.js';
import { findService, listServices } from '../services/catalogue.js';

export const services = Router({ mergeParams: true });

services.get('/', async (request, response) => {
  response.json(await listServices(response.locals.tenantId, request.query.segment as string | undefined));
});

services.get('/:slug/slots', async (request, response) => {
  const service = await findService(response.locals.tenantId, request.params.slug);
  if (!service) return response.status(404).end();
  response.json(await freeSlots(response.locals.tenantId, service.id, new Date(String(request.query.day))));
});
