import { read, remove, write } from './client';
import type { components } from './schema';

export type ReceptionDay = components['schemas']['ReceptionDay'];
export type Booking = components['schemas']['Booking'];

export const listReceptionDays = () => read('/reception-days').then((told) => told.body.items);
export const listBookings = (date: string) =>
  read('/bookings', { query: { date } }).then((told) => told.body.items);
export const cancelVisit = (number: string) => remove('/bookings/{number}', { number });

export type CheckIn = components['schemas']['CheckIn'];
export type CheckInCode = components['schemas']['CheckInCode'];

export const listCheckInCodes = (date: string) =>
  read('/check-in-codes', { query: { date } }).then((told) => told.body.items);
export const getCheckIn = (token: string) =>
  read('/check-ins/{token}', { places: { token } }).then((told) => told.body);
export const noteArrival = (number: string) =>
  write('/bookings/{number}/arrival', { places: { number }, body: {} });
export const takeBackArrival = (number: string) => remove('/bookings/{number}/arrival', { number });

export type ReceptionPreview = components['schemas']['ReceptionPreview'];
export type PlannedVisit = components['schemas']['PlannedVisit'];
export type ReceptionChange = components['schemas']['ReceptionChange'];
export type DayLeft = components['schemas']['ReceptionDayLeft'];
export type ReceptionTold = components['schemas']['ReceptionTold'];

export const previewMove = (date: string, to: string) =>
  read('/reception-days/{date}/move', { places: { date }, query: { to } }).then((told) => told.body);
export const moveDay = (date: string, to: string, reason: string) =>
  write('/reception-days/{date}/move', { places: { date }, body: { to, reason } });
export const previewCancelling = (date: string) =>
  read('/reception-days/{date}/cancel', { places: { date } }).then((told) => told.body);
export const cancelDay = (date: string, reason: string) =>
  write('/reception-days/{date}/cancel', { places: { date }, body: { reason } });
export const previewPutBack = (date: string) =>
  read('/reception-days/{date}/put-back', { places: { date } }).then((told) => told.body);
export const putBackDay = (date: string, reason: string) =>
  write('/reception-days/{date}/put-back', { places: { date }, body: { reason } });
export const listDaysLeft = () => read('/reception-days-left').then((told) => told.body.items);
export const listReceptionChanges = () =>
  read('/reception-changes').then((told) => told.body.items);
