import { describe, expect, it } from 'vitest';

import type { RulesDocument } from '@/api/rules';

import { apart, atOf, dayOf, ready, titlesOf } from './edit';

const document = (steps: { at: string; whom: string[] }[]): RulesDocument => ({
  day_begins: '08:00', day_ends: '20:00', digest_at: '08:40', alone_max: 5, digest_lines_max: 30,
  progress_days: 7, co_unit_days: 5, sensitive: { periods: [], topics: [], cases: [] },
  moved: { whom: ['handler'], citizen: [] },
  clocks: [{ clocks: { transfer: '转送', inform: '告知' }, steps }],
});

describe('rules worded anew', () => {
  it('takes a day apart and puts it together again', () => {
    for (const at of ['start', 'T', 'T-3', 'T-7d', 'due', 'due+1', 'due+3d'])
      expect(atOf(dayOf(at))).toBe(at);
    expect(dayOf('T-7d')).toEqual({ anchor: 'T', by: 7, natural: true });
  });

  it('sends steps in the order of their days, whatever the order of typing', () => {
    const given = document([{ at: 'due+1', whom: ['leader'] }, { at: 'T-1', whom: ['handler'] },
      { at: 'start', whom: ['office'] }, { at: 'T-5', whom: ['handler'] }, { at: 'due', whom: [] }]);
    expect(ready(given).clocks[0]?.steps.map(({ at }) => at))
      .toEqual(['start', 'T-5', 'T-1', 'due', 'due+1']);
    expect(given.clocks[0]?.steps[0]?.at).toBe('due+1');
  });

  it('takes clocks that stand together apart, each with steps of its own', () => {
    const given = document([{ at: 'T', whom: ['handler'] }]);
    apart(given, 0);
    expect(given.clocks.map(titlesOf)).toEqual(['转送', '告知']);
    given.clocks[0]?.steps.pop();
    expect(given.clocks[1]?.steps).toHaveLength(1);
  });
});
