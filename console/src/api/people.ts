import { read } from './client';
import type { components } from './schema';

export type Person = components['schemas']['Person'];

export const getPerson = (id: number) =>
  read('/people/{id}', { places: { id } }).then((told) => told.body);
