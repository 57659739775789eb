import { read, write } from './client';
import type { components } from './schema';

export type Person = components['schemas']['Person'];

export const getPerson = (id: number) =>
  read('/people/{id}', { places: { id } }).then((told) => told.body);
// Those of one's office who are known by that telephone: a family may share it.
export const knownPeople = (phone: string): Promise<Person[]> =>
  read('/known-people', { query: { phone } }).then((told) => told.body.items);

export const cutPhone = (id: number, by: string): Promise<Person> =>
  write('/people/{id}/phone-cut', { places: { id }, body: { by } });
export const renewPhone = (id: number, by: string, phone: string): Promise<Person> =>
  write('/people/{id}/phone', { places: { id }, body: { by, phone } });
