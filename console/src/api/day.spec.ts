import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

import { followDay } from './day';
import { forget, session, today, whoIsThere } from './session';

const kMinuteMs = 60_000;
const kHourMs = 60 * kMinuteMs;
const kOfficeMs = 8 * kHourMs;

let asked = 0;
let isOffline = false;
let behindMs = 0; // how far the program's clock is behind the browser's
let page: EventTarget & { hidden: boolean };
let leave: () => void;

const officeDay = (): string =>
  new Date(Date.now() - behindMs + kOfficeMs).toISOString().slice(0, 10);
const answer = (): Promise<Response> => {
  asked += 1;
  return isOffline ? Promise.reject(new TypeError('Failed to fetch'))
    : Promise.resolve(new Response(JSON.stringify({ today: officeDay(), scopes: [], csrf: '' })));
};
const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);

async function turns(to: 'seen' | 'hidden'): Promise<void> {
  page.hidden = to === 'hidden';
  page.dispatchEvent(new Event('visibilitychange'));
  await pass(0);
}

// Somebody signed in at ten in the evening.
beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse('2026-10-14T22:00:00+08:00') });
  page = Object.assign(new EventTarget(), { hidden: false });
  vi.stubGlobal('document', page);
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {}, removeItem: () => {} });
  vi.stubGlobal('fetch', answer);
  [isOffline, behindMs] = [false, 0];
  await whoIsThere();
  leave = followDay();
  asked = 0;
});

afterEach(() => {
  leave();
  forget();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('a page that is left open', () => {
  it('shows the next day soon after midnight, and asks no more than that', async () => {
    await pass(2 * kHourMs - 1);
    expect([today.value, asked]).toEqual(['2026-10-14', 0]);
    await pass(2 * kMinuteMs);
    expect([today.value, asked]).toEqual(['2026-10-15', 1]);
    await pass(24 * kHourMs);
    expect([today.value, asked]).toEqual(['2026-10-16', 2]);
  });

  it('shows it too when the browser’s clock goes before', async () => {
    behindMs = 5 * kMinuteMs;
    await pass(2 * kHourMs + 2 * kMinuteMs);
    expect([today.value, asked]).toEqual(['2026-10-14', 1]);
    await pass(10 * kMinuteMs);
    expect([today.value, asked]).toEqual(['2026-10-15', 2]);
  });

  it('shows it when the line, that was down, is there again', async () => {
    isOffline = true;
    await pass(2 * kHourMs + 2 * kMinuteMs);
    isOffline = false;
    await pass(10 * kMinuteMs);
    expect(today.value).toBe('2026-10-15');
  });

  it('gives up until the next midnight when the day stays what it is', async () => {
    behindMs = 12 * kHourMs;
    await pass(8 * kHourMs);
    expect([today.value, asked]).toEqual(['2026-10-14', 6]);
  });

  it('asks nothing while nobody sees it, and at once when somebody does', async () => {
    await turns('hidden');
    await pass(10 * kHourMs);
    expect([today.value, asked]).toEqual(['2026-10-14', 0]);
    await turns('seen');
    expect([today.value, asked]).toEqual(['2026-10-15', 1]);
  });

  it('asks when it was away for long, also within a day', async () => {
    await turns('hidden');
    await pass(kMinuteMs);
    await turns('seen');
    expect(asked).toBe(0);
    await turns('hidden');
    await pass(40 * kMinuteMs);
    await turns('seen');
    await turns('hidden');
    await turns('seen');
    expect(asked).toBe(1);
    await pass(kHourMs + 25 * kMinuteMs); // the day's end is asked for all the same
    expect([today.value, asked]).toEqual(['2026-10-15', 2]);
  });

  it('asks nothing more once it is left', async () => {
    leave();
    await pass(24 * kHourMs);
    await turns('seen');
    expect(asked).toBe(0);
  });
});

it('a day stays while somebody signs out: the page he leaves counts by it', () => {
  forget();
  expect(today.value).toBe('2026-10-14');
});

it('an answer that comes after he signed out brings nobody back', async () => {
  let arrives: (told: Response) => void = () => {};
  vi.stubGlobal('fetch', () => new Promise<Response>((told) => { arrives = told; }));
  await pass(2 * kHourMs + kMinuteMs);
  forget();
  arrives(await answer());
  await pass(0);
  expect(session.value).toBeNull();
});
