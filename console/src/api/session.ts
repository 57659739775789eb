// Who is signed in: the only thing that a store of ours holds.
import { computed, readonly, shallowRef } from 'vue';

import { client } from './client';
import { Refusal } from './problem';

export interface Session {
  user: {
    id: number; login: string; name: string; userid: string; office: string; office_name: string;
  };
  roles: string[];
  scopes: string[];
  ledger_roles: string[];
  csrf: string;
  must_change_password: boolean;
  is_demo: boolean;
}

export interface OwnSession {
  id: number | string; created_at: string; seen_at: string; address: string; agent: string;
  is_this: boolean;
}

const held = shallowRef<Session | null>(null);
export const session = readonly(held);
export const scopes = computed(() => new Set(held.value?.scopes ?? []));

// Hiding what a person may not do is courtesy; the program refuses it all the same.
export function can(scope: string): boolean { return scopes.value.has(scope); }

function hold(told: Session | null): void {
  held.value = told;
  client.csrf = told?.csrf ?? '';
}

export function forget(): void { hold(null); }

// Whose session the cookie is of, asked once a page load; nobody's is no fault.
export async function whoIsThere(): Promise<Session | null> {
  if (held.value) return held.value;
  try {
    hold((await client.ask<Session>('get', '/session')).body);
  } catch (error) {
    if (!(error instanceof Refusal && error.status === 401)) throw error;
    hold(null);
  }
  return held.value;
}

export async function signIn(login: string, password: string, code: string): Promise<Session> {
  const body = code ? { login, password, code } : { login, password };
  const told = (await client.ask<Session>('post', '/session', { body })).body;
  hold(told);
  return told;
}

export async function signOut(): Promise<void> {
  try {
    await client.ask('delete', '/session');
  } finally {
    forget();
  }
}

export async function changePassword(old: string, fresh: string): Promise<void> {
  await client.ask('post', '/session/password', { body: { old, new: fresh } });
  if (held.value) hold({ ...held.value, must_change_password: false });
}

export async function ownSessions(): Promise<OwnSession[]> {
  return (await client.ask<{ items: OwnSession[] }>('get', '/sessions')).body.items;
}

export async function endSession(id: number | string): Promise<void> {
  await client.ask('delete', '/sessions/{id}', { places: { id } });
}
