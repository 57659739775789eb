import { describe, expect, it } from 'vitest';

import type { RulesDocument, RulesStep } from '@/api/rules';

import {
  apart, atOf, dayOf, earlyOf, linesOf, mayRepeat, moveTo, ready, setEarly, setRepeats, titlesOf,
} from './edit';

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

  it('says a step again only where the program can, and drops it with the day', () => {
    expect(['due', 'due+3d', 'due+3', 'T', 'start'].map((at) => mayRepeat(dayOf(at))))
      .toEqual([true, true, false, false, false]);
    const step: RulesStep = { at: 'due', whom: ['handler'] };
    setRepeats(step, 7, 8);
    expect(step).toEqual({ at: 'due', whom: ['handler'], repeat_days: 7, repeats: 8 });
    moveTo(step, dayOf('due+3d'));
    expect(step.repeats).toBe(8);
    moveTo(step, dayOf('due+3'));
    expect(step).toEqual({ at: 'due+3', whom: ['handler'] });
    setRepeats(step, 7, 0); // one without the other is nothing
    expect(step).toEqual({ at: 'due+3', whom: ['handler'] });
  });

  it('comes earlier in a key period by days of the same kind as the step', () => {
    const step: RulesStep = { at: 'T-3', whom: ['handler'] };
    setEarly(step, 5);
    expect(step.sensitive).toBe('T-5');
    moveTo(step, dayOf('T-3d'));
    expect(step.sensitive).toBe('T-5d');
    expect(earlyOf(step)).toBe(5);
    moveTo(step, dayOf('due'));
    expect(step).toEqual({ at: 'due', whom: ['handler'] });
  });

  it('takes each line that says something once', () => {
    expect(linesOf(' 拖欠工资 \n\n拖欠工资\n征地')).toEqual(['拖欠工资', '征地']);
  });
});
