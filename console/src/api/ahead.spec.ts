import { describe, expect, it } from 'vitest';

import { Ahead } from './ahead';

const kUrl = '/api/v1/session';
const answered = () => Promise.resolve(new Response('{}', { status: 200 }));

function asked() {
  const ahead = new Ahead(kUrl);
  ahead.ask(answered);
  return ahead;
}

describe('what was asked ahead', () => {
  it('is taken by the first who asks the same, once', async () => {
    const ahead = asked();
    expect((await ahead.take(kUrl, 'GET'))?.status).toBe(200);
    expect(ahead.take(kUrl, 'GET')).toBeNull();
  });

  it('waits while other things are asked', () => {
    const ahead = asked();
    expect(ahead.take('/api/v1/cases', 'GET')).toBeNull();
    expect(ahead.take(kUrl, 'GET')).not.toBeNull();
  });

  it('is no answer any more once something was written', () => {
    const ahead = asked();
    expect(ahead.take(kUrl, 'POST')).toBeNull();
    expect(ahead.take(kUrl, 'GET')).toBeNull();
  });

  it('tells of a cut line only who takes it', async () => {
    const ahead = new Ahead(kUrl);
    ahead.ask(() => Promise.reject(new TypeError('Failed to fetch')));
    await expect(ahead.take(kUrl, 'GET')).rejects.toBeInstanceOf(TypeError);
  });
});
