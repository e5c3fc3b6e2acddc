export * from './bizes';
export * from './offers';
export * from './bookings';
