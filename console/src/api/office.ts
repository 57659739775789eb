// What concerns the office as a whole: the promise, sendings to many, who read what.
import { read, write } from './client';
import type { components } from './schema';

export type Promised = components['schemas']['Promise'];
export type PromiseDay = components['schemas']['PromiseDay'];
export type Bulk = components['schemas']['Bulk'];
export type BulkAct = 'pause' | 'resume' | 'stop';
export type Reading = components['schemas']['Reading'];

export const getPromise = () => read('/promise').then((told) => told.body);
export const listBulk = (query: { cursor?: string }) =>
  read('/bulk', { query }).then((told) => told.body);
export const getBulk = (id: string) =>
  read('/bulk/{id}', { places: { id } }).then((told) => told.body);
export const steerBulk = (id: string, act: BulkAct) =>
  write(`/bulk/{id}/${act}`, { places: { id } });
export const reminderRules = () => read('/reminder-rules').then((told) => told.body);
export const listReadings = (query: { cursor?: string }) =>
  read('/readings', { query }).then((told) => told.body);
