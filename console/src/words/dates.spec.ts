import { describe, expect, it } from 'vitest';

import { chineseDate, chineseMoment, daysBetween, officeDay } from './dates';

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

it('begins a day at midnight in UTC+8', () => {
  expect(officeDay(Date.parse('2026-11-30T15:59:59Z'))).toBe('2026-11-30');
  expect(officeDay(Date.parse('2026-11-30T16:00:00Z'))).toBe('2026-12-01');
});

it('counts days over a leap day', () => {
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
});
