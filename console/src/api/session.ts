// Who is signed in: the only thing that a store of ours holds.
import { computed, readonly, ref, shallowRef } from 'vue';

import { mark } from './ahead';
import { client, read, remove, replace, write } from './client';
import { Refusal } from './problem';
import type { components } from './schema';

type Schemas = components['schemas'];
export type Session = Schemas['Session'];
export type OwnSession = Schemas['OneSession'];

const held = shallowRef<Session | null>(null);
export const session = readonly(held);
// The office's day as it was told last. Stays when one signs out: the page he leaves still counts by it.
const day = ref('');
export const today = readonly(day);
export const scopes = computed(() => new Set(held.value?.scopes ?? []));

// Hiding what a person may not do is courtesy; the program refuses it all the same.
export function can(scope: string): boolean { return scopes.value.has(scope); }

function hold(told: Session | null): void {
  held.value = told;
  client.csrf = told?.csrf ?? '';
  if (told) day.value = told.today;
  mark(told !== null);
}

export function forget(): void { hold(null); }

// Whose session the cookie is of, asked once a page load; nobody's is no fault.
export async function whoIsThere(): Promise<Session | null> {
  if (held.value) return held.value;
  try {
    hold((await read('/session')).body);
  } catch (error) {
    if (!(error instanceof Refusal && error.status === 401)) throw error;
    hold(null);
  }
  return held.value;
}

// What became of it meanwhile. An answer that comes after he left, or did something with it, is too late.
export async function askAgain(): Promise<void> {
  const before = held.value;
  if (!before) return;
  const { body } = await read('/session');
  if (held.value === before) hold(body);
}

export async function signIn(login: string, password: string, code: string): Promise<Session> {
  const body = code ? { login, password, code } : { login, password };
  const told = await write('/session', { body });
  hold(told);
  return told;
}

export const signInWays = () => read('/session/ways').then((told) => told.body);

// The address of the platform's page, from which one comes back to the sign-in page with a code.
export async function beginAtWecom(to: string): Promise<string> {
  return (await write('/session/wecom/begin', { body: { to } })).page;
}

export async function signInByWecom(code: string, state: string): Promise<void> {
  hold(await write('/session/wecom', { body: { code, state } }));
}

export async function signOut(): Promise<void> {
  try {
    await remove('/session');
  } finally {
    forget();
  }
}

export async function changePassword(old: string, fresh: string): Promise<void> {
  await write('/session/password', { body: { old, new: fresh } });
  if (held.value) hold({ ...held.value, must_change_password: false });
}

export async function ownSessions(): Promise<OwnSession[]> {
  return (await read('/sessions')).body.items;
}

export async function endSession(id: string): Promise<void> {
  await remove('/sessions/{id}', { id });
}

export const newCode = () => read('/session/new-code').then((told) => told.body);

// Codes that the phone shows are asked for from now on.
export async function setUpCode(secret: string, code: string): Promise<void> {
  await replace('/session/code', { body: { secret, code } });
  if (held.value) hold({ ...held.value, has_code: true });
}

export async function endCode(code: string): Promise<void> {
  await write('/session/code/end', { body: { code } });
  if (held.value) hold({ ...held.value, has_code: false });
}
