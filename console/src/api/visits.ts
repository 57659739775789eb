import { read, remove } from './client';
import type { components } from './schema';

export type ReceptionDay = components['schemas']['ReceptionDay'];
export type Booking = components['schemas']['Booking'];

export const listReceptionDays = () => read('/reception-days').then((told) => told.body.items);
export const listBookings = (date: string) =>
  read('/bookings', { query: { date } }).then((told) => told.body.items);
export const cancelVisit = (number: string) => remove('/bookings/{number}', { number });
