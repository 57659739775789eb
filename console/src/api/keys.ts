import { read, write } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];
export type Key = Schemas['Key'];
export type KeyWithSecret = Schemas['KeyWithSecret'];
export type KeyKinds = Schemas['KeyKindList'];
export type NewKey = Schemas['NewKey'];
export type KeyMode = Schemas['KeyMode'];

export const listKeys = () => read('/keys').then((told) => told.body.items);
export const listKinds = () => read('/key-kinds').then((told) => told.body);
export const createKey = (body: NewKey) => write('/keys', { body });
export const letKeyPass = (id: string) => write('/keys/{id}/pass', { places: { id } });
export const declineKey = (id: string) => write('/keys/{id}/decline', { places: { id } });
export const endKey = (id: string) => write('/keys/{id}/end', { places: { id } });
