import { expect, it } from 'vitest';

import { personName } from './columns';
import { holidaysOf, monthsOf, stretches } from './year';

const kDays = [
  { date: '2026-09-20', name: '国庆节', works: true },
  ...[1, 2, 3].map((day) => ({ date: `2026-10-0${day}`, name: '国庆节', works: false })),
  { date: '2026-10-10', name: '国庆节', works: true },
  { date: '2026-01-01', name: '元旦', works: false },
];

it('lays a month out in weeks from Monday, with what each day is', () => {
  const october = monthsOf(2026, kDays)[9];
  expect(october?.month).toBe(10);
  expect(october?.weeks[0]?.slice(0, 4).map((cell) => cell?.day ?? null)).toEqual([null, null, null, 1]);
  expect(october?.weeks[0]?.[3]).toMatchObject({ mark: 'off', name: '国庆节' });
  expect(october?.weeks[1]?.[5]).toMatchObject({ date: '2026-10-10', mark: 'works', isWeekend: true });
  expect(october?.weeks[1]?.[6]).toMatchObject({ mark: '', isWeekend: true });
  expect(monthsOf(2026, [])).toHaveLength(12);
  for (const month of monthsOf(2027, []))
    for (const week of month.weeks) expect(week).toHaveLength(7);
});

it('joins days in a row, over the end of a month and of a year', () => {
  expect(stretches(['2026-10-01', '2026-10-02', '2026-10-03'])).toBe('10月1日至3日');
  expect(stretches(['2025-01-31', '2025-02-01', '2025-02-08'])).toBe('1月31日至2月1日、2月8日');
  expect(stretches(['2022-12-31', '2023-01-01'])).toBe('12月31日至1月1日');
  expect(stretches([])).toBe('');
});

it('tells each holiday in a line, in the order of the year', () => {
  expect(holidaysOf(kDays)).toEqual([
    { name: '元旦', off: '1月1日', works: '' },
    { name: '国庆节', off: '10月1日至3日', works: '9月20日、10月10日' },
  ]);
});

it('names who is told in Chinese', () => {
  expect(personName('@citizen')).toBe('信访人');
  expect(personName('江禾')).toBe('江禾');
});
