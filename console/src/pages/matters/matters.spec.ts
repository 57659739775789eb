import { describe, expect, it } from 'vitest';

import type { Case, Clock, Notice, Step } from '@/api/cases';
import schema from '@/api/schema.ts?raw';

import { faceOf, stretchOf } from './clocks';
import { caseNumber, dueBy, dueText, dueTone } from './columns';
import { entryOf } from './entry';
import { choiceNames, fieldNames } from './fields';
import { linesOf } from './ledger';
import { laidOut, replacements, rolesThatServe } from './steps';
import { states } from './zh';

describe('a number that is typed', () => {
  it.each([
    ['XF2026-000123', 'XF2026-000123'], ['xf2026000123', 'XF2026-000123'],
    [' 2026-000123 ', 'XF2026-000123'], ['ＸＦ２０２６－０００１２３', 'XF2026-000123'],
    ['XF2026-123', null], ['', null], ['../../etc', null],
  ])('%s names %s', (typed, number) => { expect(caseNumber(typed)).toBe(number); });
});

const clock: Clock = {
  clock: 'conclude', title: '办结', article: '《信访工作条例》第三十四条', owner: 'unit',
  start_event: 'accepted', begins: '2026-10-21', days: 60, unit: 'natural', extended_days: 0,
  excluded_days: 0, suspended_from: null, nominal: '2026-12-20', due: '2026-12-21',
  safe: '2026-12-18', provisional: false, met_on: null, ended_on: null, is_running: true,
  is_late: false, how_counted: '从2026年10月21日受理的次日起算60日。', counting: [],
};

describe('a stretch of days that were counted', () => {
  it.each([
    [{ from: '2026-11-20', until: '2026-11-20', first: 0, last: 0, note: '' },
      '2026年11月20日 周五：起算的那一天，不计'],
    [{ from: '2026-11-21', until: '2027-01-19', first: 1, last: 60, note: '' },
      '2026年11月21日 周六到2027年1月19日 周二：第1到60天'],
    [{ from: '2026-10-01', until: '2026-10-07', first: 0, last: 0, note: '国庆节放假，不计' },
      '2026年10月1日 周四到2026年10月7日 周三：国庆节放假，不计'],
    [{ from: '2027-01-19', until: '2027-01-19', first: 60, last: 60, note: '最后一天' },
      '2027年1月19日 周二：第60天，最后一天'],
  ])('%o', (days, said) => { expect(stretchOf(days)).toBe(said); });
});

it('tells how a clock stands', () => {
  expect(faceOf(clock)).toBe('running');
  expect(faceOf({ ...clock, is_late: true })).toBe('late');
  expect(faceOf({ ...clock, is_running: false, met_on: '2026-12-01' })).toBe('met');
  expect(faceOf({ ...clock, is_running: false, met_on: '2026-12-29', is_late: true })).toBe('metLate');
  expect(faceOf({ ...clock, is_running: false })).toBe('ended');
});

describe('what is offered next', () => {
  const step = (event: string, waits_for: string | null = null): Step =>
    ({ event, title: event, as: 'duty', as_title: '信访办值班人员', document: null, waits_for });
  const names = (steps: Step[]): string[] => steps.map((one) => one.event);

  it('is what is usual in that state first, and all that the program allows', () => {
    const laid = laidOut('registered', ['accepted', 'withdrawn', 'material_added', 'transferred',
      'routed', 'supervision_opened'].map((event) => step(event)));
    expect(names(laid.usual)).toEqual(['accepted', 'transferred', 'routed']);
    expect(names(laid.other)).toEqual(['withdrawn', 'material_added', 'supervision_opened']);
  });

  it('offers at once to push what is late, in whatever state it stands', () => {
    const steps = ['accepted', 'withdrawn', 'material_added', 'transferred', 'routed', 'supervision_opened']
      .map((event) => step(event));
    expect(names(laidOut('registered', steps, true).usual)).toContain('supervision_opened');
  });

  it('is buttons alone where it is little', () => {
    expect(names(laidOut('archived', [step('rated'), step('reopened')]).usual)).toEqual(['rated', 'reopened']);
  });

  it('names what must wait apart, and offers no corrections', () => {
    const laid = laidOut('in_progress', [step('concluded', '要先受理'), step('corrected')]);
    expect(names(laid.waiting)).toEqual(['concluded']);
    expect(laid.usual).toEqual([]);
  });

  it('lets those serve a notice who may', () => {
    expect(rolesThatServe(['receiver', 'handler', 'leader'])).toEqual(['handler']);
  });

  it('puts in the place of a notice only later ones that hold', () => {
    const notice = (id: number, is_withdrawn: boolean): Notice => ({
      id, kind: 'transfer', number: '', issued_by: '', issued_at: '2026-11-24T09:10:00+08:00', step: 'sms',
      opened_at: null, is_withdrawn,
    });
    const all = [notice(1, false), notice(2, false), notice(3, true), notice(4, false)];
    expect(replacements(all, notice(2, false)).map((one) => one.id)).toEqual([4]);
  });

  it('has a Chinese name for each state', () => {
    for (const state of Object.values(states)) expect(state).toMatch(/^[^a-z]+$/);
  });
});

it('sends of a form what was filled in, each in its type', () => {
  const shape = { name: 'assigned', title: '交办', fields: [
    { name: 'unit', kind: 'text' as const, choices: [] },
    { name: 'co_units', kind: 'texts' as const, choices: [] },
    { name: 'days', kind: 'whole' as const, choices: [] },
    { name: 'is_last', kind: 'flag' as const, choices: [] },
    { name: 'note', kind: 'text' as const, choices: [] }] };
  expect(entryOf(shape, 'duty', '', { unit: ' 食品科 ', co_units: '执法队、法规科，', days: '30', is_last: false, note: '' }))
    .toEqual({ event: 'assigned', as: 'duty', unit: '食品科', co_units: ['执法队', '法规科'], days: 30 });
});

it('shows an entry of the ledger by Chinese names alone', () => {
  const lines = linesOf({ entry: 1, event: 'registered', title: '登记', date: '2026-10-19',
    recorded_at: '2026-10-19T09:00:00+08:00', arrival: 'online', matter: '<b>路灯</b>',
    marks: ['group', 'wide'], superior_due: '2026-12-01', contact_known: true, is_answer: false });
  expect(lines).toEqual([
    { name: '信访形式', text: '网上' }, { name: '反映的事项', text: '<b>路灯</b>' },
    { name: '标记', text: '群体、涉及面广' }, { name: '上级要求报告的日期', text: '2026年12月1日 周二' },
    { name: '联系得上信访人', text: '是' }]);
});

// The document is the program's: a field that it got and that has no name here would be shown in
// English.
it('has a name for each field and choice that the types know', () => {
  const events = [...schema.matchAll(/^ {8}NewEvent_\w+: \{\n([\s\S]*?)^ {8}\};/gm)];
  expect(events.length).toBeGreaterThan(30);
  const missing = new Set<string>();
  for (const [, body = ''] of events)
    for (const [, name = '', type = ''] of body.matchAll(/^ {12}(\w+)\??: (.*);$/gm)) {
      if (['event', 'date', 'instead'].includes(name)) continue; // corrections have no form
      if (!fieldNames[name]) missing.add(name);
      for (const [, choice = ''] of type.matchAll(/"(\w+)"/g)) if (!choiceNames[choice]) missing.add(choice);
    }
  expect([...missing]).toEqual([]);
});

describe('what is due first', () => {
  const due = (days: number | null): Pick<Case, 'due' | 'due_title' | 'days_left'> => ({
    due: days === null ? null : '2026-12-08', due_title: days === null ? null : '办结', days_left: days,
  });

  it.each([
    [8, '办结 2026年12月8日 周二（还有8天）', null], [7, '办结 2026年12月8日 周二（还有7天）', 'warning'],
    [0, '办结 2026年12月8日 周二（今天到期）', 'warning'],
    [-1, '办结 2026年12月8日 周二（超期1天）', 'danger'], [null, '—', null],
  ])('with %s days left it says %s', (days, text, tone) => {
    expect(dueText(due(days))).toBe(text);
    expect(dueTone(due(days))).toBe(tone);
  });

  it('is looked for until yesterday, or for as long as anything is due', () => {
    expect(dueBy('late', '2026-12-01')).toBe('2026-11-30');
    expect(dueBy('due', '2026-12-01')).toBe('2036-11-28');
    expect(dueBy('', '2026-12-01')).toBeNull();
  });
});
