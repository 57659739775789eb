// What concerns the office as a whole: the promise, sendings to many, who read what.
import { client, read, write } from './client';
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
export const listReadings = (query: { cursor?: string }) =>
  read('/readings', { query }).then((told) => told.body);

// A sending is looked at before it is ordered: that keeps nothing.
export type BulkOrder = components['schemas']['BulkOrder'];
export type BulkLook = components['schemas']['BulkLook'];
export const lookAtBulk = (body: BulkOrder) =>
  client.ask<BulkLook>('post', '/bulk/look', { body, keepsNothing: true }).then((told) => told.body);
export const orderBulk = (body: BulkOrder) => write('/bulk', { body });
