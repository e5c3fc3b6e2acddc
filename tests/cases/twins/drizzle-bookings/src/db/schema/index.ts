export * from './bizes';
export * from './offers';
export * from './bookings';
export * from './packages';
export * from './queues';
