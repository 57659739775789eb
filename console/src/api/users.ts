import { change, client, read, write } from './client';
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
export const confirmPassword = (id: number) =>
  write('/users/{id}/password/confirm', { places: { id } });
export const dropPassword = (id: number) =>
  client.ask('delete', '/users/{id}/password/waiting', { places: { id } });
export const confirmRoles = (id: number) =>
  write('/users/{id}/roles/confirm', { places: { id } });
export const dropRoles = (id: number) =>
  client.ask('delete', '/users/{id}/roles/waiting', { places: { id } });
