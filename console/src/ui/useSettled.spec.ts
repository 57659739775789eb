import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { effectScope, nextTick, ref } from 'vue';

import { useSettled } from './useSettled';

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

it('follows what is typed once it was left alone, and no more when the page is gone', async () => {
  const typed = ref('');
  const scope = effectScope();
  const settled = scope.run(() => useSettled(typed, 400));
  const type = async (text: string): Promise<void> => {
    typed.value = text;
    await nextTick();
  };
  await type('您');
  vi.advanceTimersByTime(399);
  await type('您好');
  vi.advanceTimersByTime(399);
  expect(settled?.value).toBe('');
  vi.advanceTimersByTime(1);
  expect(settled?.value).toBe('您好');
  await type('您好，');
  scope.stop();
  vi.advanceTimersByTime(1000);
  expect(settled?.value).toBe('您好');
});
