import { describe, expect, it } from 'vitest';

import { addressOf, Client } from './client';
import { Offline, Refusal } from './problem';

interface Asked { url: string; headers: Record<string, string>; method: string | undefined }
type Answer = Response | Error;

// A line that gives these answers, one after another, and a clock that only counts.
function world(answers: Answer[]) {
  const asked: Asked[] = [];
  const waited: number[] = [];
  let keys = 0;
  const client = new Client({
    fetch: (url, init) => {
      asked.push({ url, method: init.method, headers: Object.fromEntries(new Headers(init.headers)) });
      const next = answers.shift();
      if (next === undefined) throw new Error('asked more often than expected');
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
    },
    wait: (milliseconds) => {
      waited.push(milliseconds);
      return Promise.resolve();
    },
    key: () => `key-${++keys}`,
  });
  return { client, asked, waited };
}

const told = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  new Response(status === 204 ? null : JSON.stringify(body), { status, headers });
const cut = new TypeError('Failed to fetch');
const problem = (code: string) => ({ code, detail: '不行', remedy: '请找管理员' });

describe('a read', () => {
  it('is repeated when nobody answers, and then told as offline', async () => {
    const { client, waited } = world([cut, cut, cut]);
    await expect(client.ask('get', '/cases')).rejects.toBeInstanceOf(Offline);
    expect(waited).toEqual([300, 1200]);
  });

  it('is repeated while the program cannot, and gives what it says at last', async () => {
    const { client } = world([told(503, problem('api.not_stored')), told(200, { items: [] })]);
    expect((await client.ask('get', '/cases')).body).toEqual({ items: [] });
  });

  it('is not repeated when it is refused', async () => {
    const { client, asked } = world([told(403, problem('api.scope'))]);
    await expect(client.ask('get', '/cases')).rejects.toMatchObject({ code: 'api.scope' });
    expect(asked).toHaveLength(1);
  });

  it('waits as long as it is asked to, and not longer than a person would', async () => {
    const soon = world([told(429, problem('api.too_often'), { 'Retry-After': '2' }), told(200, {})]);
    await soon.client.ask('get', '/cases');
    expect(soon.waited).toEqual([2000]);
    const late = world([told(429, problem('api.too_often'), { 'Retry-After': '60' })]);
    await expect(late.client.ask('get', '/cases')).rejects.toBeInstanceOf(Refusal);
  });

  it('that is no longer wanted ends at once', async () => {
    const { client, asked } = world([new DOMException('gone', 'AbortError')]);
    await expect(client.ask('get', '/cases')).rejects.toMatchObject({ name: 'AbortError' });
    expect(asked).toHaveLength(1);
  });
});

describe('a write', () => {
  it('carries the token against forged ones, and one key through all its tries', async () => {
    const { client, asked } = world([cut, told(503, {}), told(201, { entry: 5 })]);
    client.csrf = 'token';
    await client.ask('post', '/cases/{number}/events', { places: { number: 'XF2026-000001' }, body: {} });
    expect(asked.map((one) => one.headers['idempotency-key'])).toEqual(['key-1', 'key-1', 'key-1']);
    expect(asked.every((one) => one.headers['x-huiyin-csrf'] === 'token')).toBe(true);
  });

  it('gets a fresh key for each new thing', async () => {
    const { client, asked } = world([told(200, {}), told(200, {})]);
    await client.ask('post', '/bulk/{id}/pause', { places: { id: 1 } });
    await client.ask('post', '/bulk/{id}/pause', { places: { id: 1 } });
    expect(asked.map((one) => one.headers['idempotency-key'])).toEqual(['key-1', 'key-2']);
  });

  it('that keeps nothing has no key, and is repeated all the same', async () => {
    const { client, asked } = world([cut, told(200, {})]);
    await client.ask('post', '/texts/{key}/preview', { places: { key: 'a' }, body: {}, keepsNothing: true });
    expect(asked.map((one) => one.headers['idempotency-key'])).toEqual([undefined, undefined]);
  });

  it('that removes is not repeated: it has no key', async () => {
    const { client, asked } = world([cut]);
    await expect(client.ask('delete', '/bookings/{number}', { places: { number: 'A1' } }))
      .rejects.toBeInstanceOf(Offline);
    expect(asked).toHaveLength(1);
  });

  it('of a sign-in is not repeated: it counts against the lock', async () => {
    const { client, asked } = world([cut]);
    await expect(client.ask('post', '/session', { body: {} })).rejects.toBeInstanceOf(Offline);
    expect(asked).toHaveLength(1);
  });
});

describe('a session that is over', () => {
  it.each(['session.none', 'session.password_first', 'api.key'])('is told by %s', async (code) => {
    const { client } = world([told(401, problem(code))]);
    const heard: string[] = [];
    client.signedOut = (said) => { heard.push(said); };
    await expect(client.ask('get', '/cases')).rejects.toBeInstanceOf(Refusal);
    expect(heard).toEqual([code]);
  });

  it('is not meant by a wrong password', async () => {
    const { client } = world([told(401, problem('session.wrong'))]);
    client.signedOut = () => { throw new Error('signed out'); };
    await expect(client.ask('post', '/session', { body: {} }))
      .rejects.toMatchObject({ code: 'session.wrong' });
  });
});

it('fills places and leaves out what is not asked for', () => {
  expect(addressOf('/cases/{number}/events', { places: { number: 'a/b?' },
    query: { limit: 5, cursor: undefined, state: '' } }))
    .toBe('/api/v1/cases/a%2Fb%3F/events?limit=5');
});
