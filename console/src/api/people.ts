import { read } from './client';
import type { components } from './schema';

export type Person = components['schemas']['Person'];

export const getPerson = (id: number) =>
  read('/people/{id}', { places: { id } }).then((told) => told.body);
// Nothing: nobody of that telephone is known, or he is none of one's office.
export const knownPerson = (phone: string): Promise<Person | null> =>
  read('/known-person', { query: { phone } }).then((told) => told.body.person);
