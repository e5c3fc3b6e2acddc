import { Router } from 'express';
import { bookDay, bookSlot, bookingsBetween, cancel, SlotTaken } from '../services/booking.js';

export const bookings = Router({ mergeParams: true });

bookings.get('/', async (request, response) => {
  const { from, to } = request.query as { from: string; to: string };
  response.json(await bookingsBetween(response.locals.tenantId, new Date(from), new Date(to)));
});

bookings.post('/', async (request, response) => {
  const { bookingType, serviceId, startTime, date, customer } = request.body;
  try {
    const booking =
      bookingType === 'TIMESLOT'
        ? await bookSlot(response.locals.tenantId, serviceId, new Date(startTime), customer)
        : await bookDay(response.locals.tenantId, new Date(date), customer);
    response.status(201).json({ id: booking.id, bookingType: booking.bookingType });
  } catch (error) {
    if (!(error instanceof SlotTaken)) throw error;
    response.status(409).json({ error: 'taken' });
  }
});

bookings.delete('/:id', async (request, response) => {
  const cancelled = await cancel(response.locals.tenantId, request.params.id);
  response.status(cancelled ? 204 : 404).end();
});
