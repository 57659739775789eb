import { expect, it } from 'vitest';

import type { AnswerClock, DeliveryFigures, MatterFigures, RatingFigures } from '@/api/figures';

import { periodOf } from './period';
import {
  answerPictures, deliveryPictures, greatest, matterPictures, percent, ratingPictures, tableRows,
  tableTitles,
} from './pictures';

const week = (n: number, from: string) => ({ week: `2026-W${n}`, from, until: from });
const period = { office: 'main', from: '2026-12-21', until: '2027-01-03' };
const kWeeks = [week(52, '2026-12-21'), week(53, '2026-12-28')] as const;

const matters: MatterFigures = {
  ...period, total: 5, weeks: [{ ...kWeeks[0], count: 1 }, { ...kWeeks[1], count: 4 }],
  themes: [{ title: '食品药品', count: 2 }, { title: '其他', count: 3 }],
  places: [{ title: '和平路', count: 3 }], elsewhere: 1, nowhere: 1, fewest: 3 };

it('says of matters what is to be seen', () => {
  const [weeks, themes, places] = matterPictures(matters);
  expect(weeks?.says).toBe('一共收到5件，最多的是2026年第53周那一周，4件');
  expect(themes?.says).toBe('反映最多的是食品药品，2件，占40%');
  expect(places?.says).toBe('最多的地方是和平路，3件');
  expect(places?.names).toEqual(['和平路', '其他地方', '没有写明']);
  expect(weeks?.shortNames).toEqual(['12/21', '12/28']);
});

it('names no theme where none is known', () => {
  const told = { ...matters, themes: [{ title: '其他', count: 5 }], places: [] };
  expect(matterPictures(told)[1]?.says).toBe('都还没有归入哪个主题');
  expect(matterPictures(told)[2]?.says).toBe('没有哪个地方达到3件');
});

const count = { within: 0, late: 0, running: 0, overdue: 0, days_average: null, days_longest: null };
const clock: AnswerClock = {
  title: '办结', total: { ...count, within: 4, late: 1, overdue: 2, days_average: 30.5, days_longest: 70 },
  weeks: kWeeks.map((one) => ({ ...one, ...count })),
  units: [{ unit: '价格科', ...count, within: 4 }, { unit: '食品科', ...count, late: 1, overdue: 2 }] };

it('names the unit with most that is late, and none where nothing is', () => {
  expect(answerPictures('conclude', clock)[0]?.says)
    .toBe('办结：做完5件，其中迟了1件；还没做的里有2件已经超期');
  expect(answerPictures('conclude', clock)[1]?.says).toBe('办结：迟了和超期最多的：食品科，3件');
  const well = { ...clock, units: [{ unit: '价格科', ...count, within: 4 }] };
  expect(answerPictures('conclude', well)[1]?.says).toBe('办结：没有哪个单位迟了或超期');
});

it('holds in its table each number of its bars, and the days', () => {
  const picture = answerPictures('conclude', clock)[1];
  if (!picture) throw new Error('there is one by unit');
  expect(tableTitles(picture))
    .toEqual(['按时', '在办，还有时间', '迟了', '在办，已超期', '平均天数', '最长天数']);
  expect(tableRows(picture)[1]).toEqual({ name: '食品科', cells: ['0', '0', '1', '2', '—', '—'] });
});

it('draws of what was said only what there is', () => {
  const channel = { channel: 'sms', title: '短信', said: 3, accepted: 0, delivered: 2, waiting: 0,
    expired: 0, failed: 1, parked: 0, unknown: 0 };
  const told: DeliveryFigures = { ...period, total: [channel],
    weeks: [{ ...kWeeks[0], channels: [] }, { ...kWeeks[1], channels: [channel] }] };
  const [channels, weeks] = deliveryPictures(told);
  expect(channels?.says).toBe('要发3条，有1条没送到');
  expect(channels?.series.map(({ name }) => name)).toEqual(['已送达', '没送到']);
  expect(weeks?.series[0]?.values).toEqual([0, 2]);
});

it('tells not apart how few rated', () => {
  const hidden = { rated: 2, is_few: true, of_office: null, of_unit: null };
  const counts = { satisfied: 3, mostly: 1, dissatisfied: 1, left_out: 0 };
  const told: RatingFigures = { ...period, total: { rated: 5, is_few: false, of_office: counts, of_unit: counts },
    weeks: [{ ...kWeeks[0], ...hidden }, { ...kWeeks[1], rated: 3, is_few: false, of_office: counts, of_unit: counts }],
    units: [{ unit: '器械科', rated: 3, is_few: false, of_office: counts, of_unit: counts },
      { unit: '药品科', ...hidden }] };
  const [all, weeks, units] = ratingPictures(told);
  expect(units?.says).toBe('器械科办的件，对责任单位不满意的最多，1次');
  expect(units && tableRows(units).map(({ name, cells }) => [name, ...cells])).toEqual(
    [['器械科', '3', '1', '1', '0', '0'], ['药品科', '—', '—', '—', '—', '2']]);
  expect(units?.note).toContain('不到3次');
  expect(ratingPictures({ ...told, units: [] })).toHaveLength(3);
  // What nobody may be told is no good news.
  expect(ratingPictures({ ...told, units: [{ unit: '药品科', ...hidden }] })[2]?.says).toContain('说不出');
  expect(all?.says).toBe('评价了5次，对责任单位满意和基本满意的占80%');
  expect(weeks && tableRows(weeks)[0]?.cells).toEqual(['—', '—', '—', '—', '2']);
  expect(weeks && tableRows(weeks)[1]?.cells).toEqual(['3', '1', '1', '0', '0']);
  expect(weeks?.note).toContain('不到3次');
});

it('draws how the office itself was rated as it draws the units, and hides as few', () => {
  const hidden = { rated: 2, is_few: true, of_office: null, of_unit: null };
  const of_unit = { satisfied: 3, mostly: 0, dissatisfied: 0, left_out: 0 };
  const of_office = { satisfied: 0, mostly: 1, dissatisfied: 2, left_out: 0 };
  const told: RatingFigures = { ...period, total: { rated: 5, is_few: false, of_office, of_unit },
    weeks: [{ ...kWeeks[0], ...hidden }, { ...kWeeks[1], rated: 3, is_few: false, of_office, of_unit }],
    units: [{ unit: '器械科', rated: 3, is_few: false, of_office, of_unit }, { unit: '药品科', ...hidden }] };
  const pictures = ratingPictures(told);
  expect(pictures.map(({ key }) => key)).toEqual(['ratings-of', 'ratings-weeks', 'ratings-units',
    'ratings-office-weeks', 'ratings-office-units']);
  const [weeks, units] = pictures.slice(3);
  expect(units?.title).toBe('各单位办的件的评价（对信访工作机构）');
  expect(units?.says).toBe('器械科办的件，对信访工作机构不满意的最多，2次');
  expect(units && tableRows(units).map(({ cells }) => cells)).toEqual(
    [['0', '1', '2', '0', '0'], ['—', '—', '—', '—', '2']]);
  expect(weeks && tableRows(weeks).map(({ cells }) => cells)).toEqual(
    [['—', '—', '—', '—', '2'], ['0', '1', '2', '0', '0']]);
  expect(weeks?.note).toContain('不到3次');
  expect(pictures[2]?.says).toBe('没有哪个单位办的件看得出对责任单位不满意');
});

it('shows so many weeks up to today, or what was chosen', () => {
  const today = '2026-11-24';
  expect(periodOf('4', '', '', today)).toEqual({ from: '2026-11-02', until: '2026-11-29' });
  expect(periodOf('99', '', '', today)).toEqual({ from: '2026-08-31', until: '2026-11-29' });
  expect(periodOf('chosen', '2026-01-01', '2026-02-01', today))
    .toEqual({ from: '2025-12-29', until: '2026-02-01' });
  expect(periodOf('chosen', '2026-12-01', '', today)).toBeNull();
});

it('counts a share of nothing as none, and finds the first of the greatest', () => {
  expect(percent(1, 0)).toBe('—');
  expect(percent(2, 3)).toBe('66%');
  expect([greatest([]), greatest([1, 3, 3])]).toEqual([-1, 1]);
});
