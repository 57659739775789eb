import { describe, expect, it } from 'vitest';

import { Offline } from '@/api/problem';

import { useSubmit } from './useSubmit';

// A form whose sending ends when the test says so.
function form() {
  const ends: { done: () => void; refused: (why: unknown) => void }[] = [];
  const sent = useSubmit(() => new Promise<void>((done, refused) => { ends.push({ done, refused }); }));
  return { ...sent, ends };
}

describe('a form in a dialog', () => {
  it('is busy while it is sent, and shuts when it was done', async () => {
    const { isOpen, isBusy, fault, submit, ends } = form();
    const sending = submit();
    expect([isOpen.value, isBusy.value]).toEqual([true, true]);
    ends[0]?.done();
    await sending;
    expect([isOpen.value, isBusy.value, fault.value]).toEqual([false, false, null]);
  });

  it('stays open with what it was refused with, until it is sent again', async () => {
    const { isOpen, isBusy, fault, submit, ends } = form();
    const first = submit();
    ends[0]?.refused(new Offline());
    await first;
    expect([isOpen.value, isBusy.value]).toEqual([true, false]);
    expect(fault.value).toBeInstanceOf(Offline);
    const second = submit();
    expect(fault.value).toBeNull();
    ends[1]?.done();
    await second;
    expect(isOpen.value).toBe(false);
  });

  it('is sent once, however often one presses', async () => {
    const { submit, ends } = form();
    const sending = submit();
    await submit();
    expect(ends).toHaveLength(1);
    ends[0]?.done();
    await sending;
  });
});
