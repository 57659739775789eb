import { read } from './client';
import { Refusal } from './problem';
import type { components } from './schema';

export type Person = components['schemas']['Person'];

export const getPerson = (id: number) =>
  read('/people/{id}', { places: { id } }).then((told) => told.body);
// Nothing: nobody of that telephone is known, or he is none of one's office.
export const findPerson = (phone: string): Promise<Person | null> =>
  read('/people', { query: { phone } }).then((told) => told.body, (error: unknown) => {
    if (error instanceof Refusal && error.status === 404) return null;
    throw error;
  });
