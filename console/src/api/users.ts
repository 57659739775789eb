import { change, read, write } from './client';
import type { components } from './schema';

type Schemas = components['schemas'];
export type User = Schemas['User'];
export type UserWithPassword = Schemas['UserWithPassword'];
export type NewUser = Schemas['NewUser'];

export const listUsers = () => read('/users').then((told) => told.body.items);
export const createUser = (body: NewUser) => write('/users', { body });
export const changeUser = (id: number, body: Schemas['UserChange']) =>
  change('/users/{id}', { places: { id }, body });
export const resetPassword = (id: number) => write('/users/{id}/password', { places: { id } });
