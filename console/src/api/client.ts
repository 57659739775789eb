// The one way to the API: session and its token against forged writes, repeats of what nobody
// answered, refusals as errors. Types follow from the document.
import { ahead } from './ahead';
import { Offline, problemOf, Refusal } from './problem';
import type { paths } from './schema';

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';
export type Query = Record<string, string | number | boolean | undefined>;

export interface Ask {
  places?: Record<string, string | number>; // of "/cases/{number}"
  query?: Query;
  body?: unknown;
  table?: string; // CSV, as the body
  ifMatch?: string;
  idempotencyKey?: string; // of a write; else a fresh one
  keepsNothing?: boolean; // a POST that only asks: repeated as a read is, under no key
  signal?: AbortSignal;
}

export interface Told<Body> { body: Body; etag: string | null }

// What the client needs of the world; tests give their own.
export interface World {
  fetch: (url: string, init: RequestInit) => Promise<Response>;
  wait: (milliseconds: number) => Promise<void>;
  key: () => string;
}

const kRoot = '/api/v1';
const kWaits = [300, 1200]; // before a second and a third try
const kPatienceMs = 3000; // a Retry-After that is longer is told to the person

export class Client {
  csrf = '';
  signedOut: (code: string) => void = () => {};

  constructor(private readonly world: World) {}

  async ask<Body>(method: Method, path: string, asked: Ask = {}): Promise<Told<Body>> {
    const isRead = method === 'get';
    const headers: Record<string, string> = { Accept: 'application/json' };
    if (asked.body !== undefined) headers['Content-Type'] = 'application/json';
    if (asked.table !== undefined) headers['Content-Type'] = 'text/csv';
    if (!isRead && this.csrf) headers['X-Huiyin-Csrf'] = this.csrf;
    // The same key for each try: what was done already is not done again.
    if (method === 'post' && !asked.keepsNothing)
      headers['Idempotency-Key'] = asked.idempotencyKey ?? this.world.key();
    if (asked.ifMatch) headers['If-Match'] = asked.ifMatch;
    const init: RequestInit = { method: method.toUpperCase(), headers, credentials: 'same-origin' };
    if (asked.body !== undefined) init.body = JSON.stringify(asked.body);
    if (asked.table !== undefined) init.body = asked.table;
    if (asked.signal) init.signal = asked.signal;
    // A first sign-in that nobody answered is not repeated: it counts against the lock.
    const tries = isRead || (method === 'post' && path !== '/session') ? kWaits.length : 0;
    return this.tried<Body>(addressOf(path, asked), init, tries);
  }

  private async tried<Body>(url: string, init: RequestInit, tries: number): Promise<Told<Body>> {
    for (let tried = 0; ; ++tried) {
      const wait = kWaits[tried];
      const mayRepeat = tried < tries && wait !== undefined;
      try {
        return await this.once<Body>(url, init);
      } catch (error) {
        if (error instanceof DOMException && error.name === 'AbortError') throw error;
        const delay = mayRepeat ? repeatAfter(error, wait) : null;
        if (delay === null) throw this.noted(error);
        await this.world.wait(delay);
      }
    }
  }

  private async once<Body>(url: string, init: RequestInit): Promise<Told<Body>> {
    let answer: Response;
    try {
      answer = await this.world.fetch(url, init);
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error;
      throw new Offline();
    }
    const text = await answer.text();
    const body: unknown = text === '' ? undefined : parsed(text);
    if (!answer.ok) {
      const after = Number(answer.headers.get('Retry-After') ?? NaN);
      throw new Refusal(problemOf(answer.status, body), Number.isFinite(after) ? after : null);
    }
    // The API's edge: the document says what the answer is, and the program's tests hold it to it.
    return { body: body as Body, etag: answer.headers.get('ETag') };
  }

  private noted(error: unknown): unknown {
    if (error instanceof Refusal && isOut(error)) this.signedOut(error.code);
    return error;
  }
}

const kNotIn = ['session.wrong', 'session.code_needed', 'session.wecom_code']; // signing in failed

// Without a cookie the program takes us for a system without a key: 401 with another code.
function isOut({ status, code }: Refusal): boolean {
  if (code === 'session.password_first') return true;
  return status === 401 && !kNotIn.includes(code);
}

function repeatAfter(error: unknown, wait: number): number | null {
  if (error instanceof Offline) return wait;
  if (!(error instanceof Refusal)) return null;
  if (error.status === 503 || error.status === 502) return wait;
  if (error.status !== 429 || error.retryAfterSeconds === null) return null;
  const asked = error.retryAfterSeconds * 1000;
  return asked <= kPatienceMs ? asked : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function addressOf(path: string, asked: Ask): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(String(asked.places?.[name] ?? '')));
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(asked.query ?? {}))
    if (value !== undefined && value !== '') query.set(name, String(value));
  const text = query.toString();
  return kRoot + filled + (text ? `?${text}` : '');
}

// Not crypto.randomUUID: it is not there on a page without TLS, as in an office's own network.
function freshKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

export const client = new Client({
  fetch: (url, init) => ahead.take(url, init.method) ?? fetch(url, init),
  wait: (milliseconds) => new Promise((resolve) => { setTimeout(resolve, milliseconds); }),
  key: freshKey,
});

// --- typed by the document --------------------------------------------------------------------

type Json<T> = T extends { content: { 'application/json': infer Body } } ? Body : undefined;
type Answer<Operation> = Operation extends { responses: infer All }
  ? All extends { 200: infer Done } ? Json<Done>
    : All extends { 201: infer Made } ? Json<Made>
      : All extends { 202: infer Taken } ? Json<Taken> : undefined
  : undefined;
type Sent<Operation> = Operation extends { requestBody: infer Body } ? Json<Body> : undefined;
type Asked<Operation> = Operation extends { parameters: { query?: infer Q } } ? Q : undefined;
type With<M extends Method> = {
  [P in keyof paths]: paths[P] extends { [K in M]: object } ? P : never;
}[keyof paths];

interface Reading<Operation> {
  places?: Record<string, string | number>;
  query?: Asked<Operation>;
  signal?: AbortSignal;
}

interface Writing<Operation> {
  places?: Record<string, string | number>;
  body?: Sent<Operation>;
  ifMatch?: string;
}

function pairs(query: unknown): Query {
  const all: Query = {};
  for (const [name, value] of Object.entries(query ?? {}))
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      all[name] = value;
  return all;
}

export async function read<P extends With<'get'>>(
  path: P, reading: Reading<paths[P]['get']> = {},
): Promise<Told<Answer<paths[P]['get']>>> {
  const { places, query, signal } = reading;
  const asked: Ask = { query: pairs(query) };
  if (places) asked.places = places;
  if (signal) asked.signal = signal;
  return client.ask('get', path, asked);
}

export async function write<P extends With<'post'>>(
  path: P, writing: Writing<paths[P]['post']> = {},
): Promise<Answer<paths[P]['post']>> {
  const told = await client.ask<Answer<paths[P]['post']>>('post', path, writing);
  return told.body;
}

// A table that somebody chose, as he has it; `keepsNothing`: it is only looked at.
export async function writeTable<P extends With<'post'>>(
  path: P, table: string, query: Query = {}, keepsNothing = false,
): Promise<Answer<paths[P]['post']>> {
  const told = await client.ask<Answer<paths[P]['post']>>('post', path, { table, query, keepsNothing });
  return told.body;
}

export async function change<P extends With<'patch'>>(
  path: P, writing: Writing<paths[P]['patch']>,
): Promise<Answer<paths[P]['patch']>> {
  const told = await client.ask<Answer<paths[P]['patch']>>('patch', path, writing);
  return told.body;
}

export async function replace<P extends With<'put'>>(
  path: P, writing: Writing<paths[P]['put']>,
): Promise<Answer<paths[P]['put']>> {
  const told = await client.ask<Answer<paths[P]['put']>>('put', path, writing);
  return told.body;
}

export async function remove<P extends With<'delete'>>(
  path: P, places: Record<string, string | number> = {},
): Promise<void> {
  await client.ask('delete', path, { places });
}
