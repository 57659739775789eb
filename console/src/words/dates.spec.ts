import { describe, expect, it } from 'vitest';

import { chineseDate, chineseMoment, dayAfter, daysLeft, nextMidnight } from './dates';

describe('a day', () => {
  it.each([
    ['2026-11-27', '2026年11月27日 周五'],
    ['2028-02-29', '2028年2月29日 周二'],
    ['2027-01-03', '2027年1月3日 周日'],
    ['', '—'],
  ])('%s is written %s', (iso, written) => { expect(chineseDate(iso)).toBe(written); });
});

describe('a moment', () => {
  it.each([
    ['2026-11-24T09:10:00+08:00', '2026年11月24日 周二 09:10'],
    ['2026-11-24T23:30:00Z', '2026年11月25日 周三 07:30'],
    [null, '—'],
  ])('%s is shown in the office’s zone, wherever the browser is: %s', (moment, written) => {
    expect(chineseMoment(moment)).toBe(written);
  });
});

it('says how long there is, as people say it', () => {
  expect([3, 0, -2].map(daysLeft)).toEqual(['还有3天', '今天到期', '超期2天']);
});

it('steps over the ends of months and years', () => {
  expect(dayAfter('2026-12-25', 15)).toBe('2027-01-09');
  expect(dayAfter('2027-03-01', -1)).toBe('2027-02-28');
});

it.each([
  ['2026-10-14T23:59:59+08:00', '2026-10-15T00:00:00+08:00'],
  ['2026-10-15T00:00:00+08:00', '2026-10-16T00:00:00+08:00'],
  ['2026-12-31T15:00:00Z', '2027-01-01T00:00:00+08:00'],
])('the office’s day of %s ends at %s, wherever the browser is', (moment, ends) => {
  expect(nextMidnight(Date.parse(moment))).toBe(Date.parse(ends));
});
