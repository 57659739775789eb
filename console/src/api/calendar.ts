// Days off: a year as it is in force, and what another one would move.
import { client, read, remove, replace } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];
export type CalendarYear = Schemas['CalendarYear'];
export type CalendarDay = Schemas['CalendarDay'];
export type CalendarVersion = Schemas['CalendarVersion'];
export type CalendarPreview = Schemas['CalendarPreview'];
export type ChangedDay = Schemas['ChangedDay'];
export type MovedDeadline = Schemas['MovedDeadline'];
export type ReceptionShift = Schemas['ReceptionShift'];

export const getCalendar = (year: number) =>
  read('/calendar/{year}', { places: { year } }).then((told) => told.body);
export const previewCalendar = (year: number, text: string) =>
  client.ask<CalendarPreview>('post', '/calendar/{year}/preview',
    { places: { year }, body: { text }, keepsNothing: true }).then((told) => told.body);
export const putCalendar = (year: number, text: string, edition: number) =>
  replace('/calendar/{year}', { places: { year }, body: { text, edition } });
export const putCalendarBack = (year: number) => remove('/calendar/{year}', { year });
